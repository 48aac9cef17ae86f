enum SoftmaxOps { static let all: [Op] = [] }
