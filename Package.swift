// swift-tools-version: 6.0
// The package: its modules and the only arrows between them (Documentation/Architecture.md).
import PackageDescription

/// Settings of a build of the hot kernels for a level of x86-64.
func kernels(_ level: String) -> [SwiftSetting] {
  #if arch(x86_64)
  [.unsafeFlags(["-O", "-Xcc", "-march=x86-64-\(level)"]), .define("KERNELS_\(level.uppercased())")]
  #else
  []
  #endif
}

/// The interpreter and the engine keep their state in single-threaded globals: checking each access for overlap costs
/// them a tenth of their time.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

let package = Package(
  name: "notebook-runner",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notebook-runner", targets: ["notebook-runner"]),
    .library(name: "MiniTorch", targets: ["MiniTorch"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CSystem"),

    .target(name: "CProcessor"),
    .target(name: "KernelsV3", swiftSettings: kernels("v3")),
    .target(name: "KernelsV4", swiftSettings: kernels("v4")),
    .target(name: "MiniTorchKernels", dependencies: ["CProcessor", "KernelsV3", "KernelsV4"]),
    // Tensors and nodes are only ever touched by one thread: checks of overlapping accesses cost a third of a small operation.
    .target(
      name: "MiniTorch", dependencies: ["MiniTorchKernels"],
      swiftSettings: [.unsafeFlags(["-enforce-exclusivity=unchecked"])]),
    .target(name: "MiniPython"),
    .target(name: "TorchModule", dependencies: ["MiniPython", "MiniTorch"]),
    .target(name: "NotebookRunner", dependencies: ["CCmark", "CSystem"]),
    .executableTarget(
      name: "notebook-runner",
      dependencies: [
        "NotebookRunner", "MiniPython", "TorchModule",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(
      name: "MiniTorchTests", dependencies: ["MiniTorch", "MiniTorchKernels"], exclude: ["Recorded"]),
    .testTarget(name: "MiniPythonTests", dependencies: ["MiniPython"], exclude: ["Recorded"]),
    .testTarget(name: "TorchModuleTests", dependencies: ["TorchModule", "MiniPython", "MiniTorch"]),
    .testTarget(name: "NotebookRunnerTests", dependencies: ["NotebookRunner"], exclude: ["Scenarios"]),
  ]
)
