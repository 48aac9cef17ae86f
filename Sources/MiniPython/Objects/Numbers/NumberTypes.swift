// The number types: what int, bool, float and complex can do, installed once.

package enum NumberTypes {
  package static func install() {
    IntType.install()
    BoolType.install()
    FloatType.install()
    ComplexType.install()
  }
}
