enum RandomOps { static let all: [Op] = [] }
