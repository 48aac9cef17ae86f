// swift-tools-version: 6.0
// The package: its modules and the only arrows between them (Documentation/Architecture.md).
import PackageDescription

/// Without errno a square root is one instruction, which the compiler puts side by side.
let withoutErrno = SwiftSetting.unsafeFlags(["-Xcc", "-fno-math-errno"])

/// Settings of a build of the hot kernels for a level of x86-64.
func kernels(_ level: String) -> [SwiftSetting] {
  #if arch(x86_64)
    [withoutErrno, .unsafeFlags(["-O", "-Xcc", "-march=x86-64-\(level)"]), .define("KERNELS_\(level.uppercased())")]
  #else
    []
  #endif
}

/// Interpreter, tensors and nodes are only ever touched by one thread: checking each access for overlap took more than
/// half of a Python call and a third of a small tensor operation.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"])
]

/// Functions of the C library and of Swift's that give way to ours: `CSystem/allocator.c`, `CProcessor/counting.c`.
let replaced = [
  "malloc", "free", "calloc", "realloc", "malloc_usable_size",
  "swift_retain", "swift_release", "swift_nonatomic_retain", "swift_nonatomic_release",
  "swift_allocObject", "swift_slowAlloc", "swift_deallocClassInstance", "swift_deallocObject",
]
let replacing: [CSetting] = [.define("REPLACES_LIBRARY", .when(platforms: [.linux], configuration: .release))]

/// One file without libraries to look up: it starts in half the time. A test target must not depend on the command, whose
/// flags would become its own; the tests that run the command find it in the build folder.
let standalone: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-executable", "-l_FoundationCollections", "-l_FoundationCShims", "-lswiftSynchronization", "-Xlinker",
      "-s",
    ] + replaced.flatMap { ["-Xlinker", "--wrap=\($0)"] }, .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "notebook-runner",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notebook-runner", targets: ["notebook-runner"]),
    .library(name: "MiniTorch", targets: ["MiniTorch"]),
    .library(name: "TorchModule", targets: ["TorchModule"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CSystem", cSettings: replacing),
    .target(name: "CProcessor", cSettings: replacing),
    .target(name: "KernelsV3", swiftSettings: kernels("v3")),
    .target(name: "KernelsV4", swiftSettings: kernels("v4")),
    .target(
      name: "MiniTorchKernels", dependencies: ["CProcessor", "KernelsV3", "KernelsV4"], swiftSettings: [withoutErrno]),
    .target(name: "MiniTorch", dependencies: ["MiniTorchKernels"], swiftSettings: unchecked + [withoutErrno]),
    .target(name: "MiniPython", swiftSettings: unchecked),
    .target(name: "TorchModule", dependencies: ["MiniPython", "MiniTorch"], swiftSettings: unchecked),
    .target(name: "NotebookRunner", dependencies: ["CCmark", "CSystem"]),
    .executableTarget(
      name: "notebook-runner",
      dependencies: [
        "NotebookRunner", "MiniPython", "TorchModule",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: standalone),

    .testTarget(
      name: "MiniTorchTests", dependencies: ["MiniTorch", "MiniTorchKernels"], exclude: ["Recorded"]),
    .testTarget(
      name: "MiniPythonTests", dependencies: ["MiniPython"], exclude: ["Recorded", "Programs", "Disassembly"]),
    .testTarget(
      name: "TorchModuleTests", dependencies: ["TorchModule", "MiniPython", "MiniTorch"], exclude: ["Recorded"]),
    .testTarget(name: "CommandTests"),
    .testTarget(name: "NotebookRunnerTests", dependencies: ["NotebookRunner"], exclude: ["Scenarios", "Jupyter"]),
  ]
)
