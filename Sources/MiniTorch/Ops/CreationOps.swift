enum CreationOps { static let all: [Op] = [] }
