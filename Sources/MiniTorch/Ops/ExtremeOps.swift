enum ExtremeOps { static let all: [Op] = [] }
