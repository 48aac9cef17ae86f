// What PyTorch's nodes show of what they saved, written by Scripts/saved-names.py.

/// The names after `_saved_` of each kind of node.
enum SavedNames {
  /// What one kind of node saves: names, and whether each is a tensor.
  static func of(_ node: String) -> [(name: String, isTensor: Bool)] { table[node] ?? [] }

  private static let table: [String: [(name: String, isTensor: Bool)]] = {
    var table: [String: [(name: String, isTensor: Bool)]] = [:]
    for row in text.split(whereSeparator: \.isWhitespace) {
      let halves = row.split(separator: ":")
      table[String(halves[0])] = halves[1].split(separator: ",").map { field in
        (String(field.prefix { $0 != "*" }), field.hasSuffix("*"))
      }
    }
    return table
  }()

  private static let text = """
    AbsBackward0:self* AcosBackward0:self* AdaptiveAvgPool2DBackward0:self* AdaptiveMaxPool2DBackward0:self*,result1*
    AddBackward0:alpha AddcdivBackward0:tensor1*,tensor2*,value AddcmulBackward0:tensor1*,tensor2*,value
    AddmmBackward0:alpha,beta,mat1*,mat1_sym_sizes,mat1_sym_strides,mat2*,mat2_sym_sizes,mat2_sym_strides
    AmaxBackward0:dim,keepdim,self*,result* AminBackward0:dim,keepdim,self*,result*
    AminmaxBackward0:dim,keepdim,self*,max*,min* AsStridedBackward0:size,storage_offset,stride AsinBackward0:self*
    Atan2Backward0:other*,self* AtanBackward0:self*
    AvgPool2DBackward0:ceil_mode,count_include_pad,divisor_override,kernel_size,padding,self*,stride
    BinaryCrossEntropyBackward0:reduction,self*,target*,weight*
    BinaryCrossEntropyWithLogitsBackward0:pos_weight*,reduction,self*,target*,weight* BmmBackward0:mat2*,self*
    CatBackward0:dim CeluBackward0:alpha,self* ClampBackward0:max*,min*,self* ClampBackward1:max,min,self*
    ClampMaxBackward0:max,self* ClampMinBackward0:min,self* ConstantPadNdBackward0:pad
    ConvolutionBackward0:bias_sym_sizes_opt,dilation,groups,input*,output_padding,padding,stride,transposed,weight*
    CosBackward0:self* CoshBackward0:self* CummaxBackward0:dim,self*,indices* CumminBackward0:dim,self*,indices*
    CumprodBackward0:dim,self*,result* CumsumBackward0:dim DiagEmbedBackward0:dim1,dim2,offset
    DiagonalBackward0:dim1,dim2,offset,self_sym_sizes DistBackward0:other*,p,self*,result* DivBackward0:other*,self*
    DivBackward1:other DotBackward0:self*,tensor* EluBackward0:alpha,input_scale,scale,self*
    EmbeddingBackward0:indices*,padding_idx,scale_grad_by_freq,sparse,weight_sym_argsize_0
    EmbeddingDenseBackwardBackward0:indices*,padding_idx ErfBackward0:self* ExpBackward0:result*
    ExpandBackward0:self_sym_sizes Expm1Backward0:result* FlipBackward0:dims FmodBackward1:other*,self*
    GatherBackward0:dim,index*,self*,sparse_grad GeluBackward0:approximate,self* GluBackward0:dim,self*
    HardshrinkBackward0:lambd,self* HardsigmoidBackward0:self* HardswishBackward0:self*
    HardtanhBackward0:max_val,min_val,self* HuberLossBackward0:delta,reduction,self*,target*
    IndexAddBackward0:alpha,dim,index*,source*,source_dim IndexBackward0:indices*,self_sym_sizes
    IndexPutBackward0:accumulate,indices* IndexSelectBackward0:dim,index*,self_sym_sizes
    KthvalueBackward0:dim,keepdim,self_sym_sizes,indices* LeakyReluBackward0:negative_slope,self* LerpBackward0:weight
    LerpBackward1:end*,self*,weight* LinalgCholeskyExBackward0:upper,L* LinalgDetBackward0:A*,LU*,pivots*,result*
    LinalgEighBackward0:eigenvalues*,eigenvectors* LinalgInvExBackward0:inverse* LinalgPinvBackward0:self*,result*
    LinalgQrBackward0:mode,Q*,R* LinalgSlogdetBackward0:A*,LU*,pivots*,sign*
    LinalgSolveExBackward0:A*,left,LU*,pivots*,result*
    LinalgSvdBackward0:full_matrices,S*,S_sym_argsize_minus_1,U*,Vh*
    LinalgVectorNormBackward0:dim,keepdim,ord,self*,result* Log10Backward0:self* Log1PBackward0:self*
    Log2Backward0:self* LogBackward0:self* LogSigmoidBackward0:self*,buffer* LogSoftmaxBackward0:dim,result*
    LogcumsumexpBackward0:dim,self*,result* LogsumexpBackward0:dim,keepdim,self*,result* MaskedFillBackward0:mask*
    MaskedSelectBackward0:mask*,self* MaxBackward0:dim,keepdim,self_sym_sizes,indices* MaxBackward1:self*,result*
    MaxPool2DWithIndicesBackward0:ceil_mode,dilation,kernel_size,padding,self*,stride,result1*
    MaximumBackward0:other*,self* MeanBackward0:self_sym_numel,self_sym_sizes
    MeanBackward1:dim,keepdim,self_sym_numel,self_sym_sizes MinBackward0:dim,keepdim,self_sym_sizes,indices*
    MinBackward1:self*,result* MinimumBackward0:other*,self* MishBackward0:self*
    MmBackward0:mat2*,mat2_sym_sizes,mat2_sym_strides,self*,self_sym_sizes,self_sym_strides
    ModeBackward0:dim,keepdim,self_sym_sizes,indices* MseLossBackward0:reduction,self*,target*
    MulBackward0:other*,self* MulBackward1:other MvBackward0:self*,vec* NansumBackward0:dim,keepdim,self*
    NativeBatchNormBackward0:eps,input*,running_mean*,running_var*,training,weight*,result1*,result2*
    NativeGroupNormBackward0:C,HxW,N,eps,group,input*,weight*,result1*,result2*
    NativeLayerNormBackward0:bias*,input*,normalized_shape,weight*,result1*,result2*
    NllLoss2DBackward0:ignore_index,reduction,self*,target*,weight*,total_weight*
    NllLossBackward0:ignore_index,reduction,self*,target*,weight*,total_weight* NormalBackward1:mean_sym_sizes
    NormalBackward2:std_sym_sizes NormalBackward3:mean_sym_sizes,std_sym_sizes PermuteBackward0:dims
    PowBackward0:exponent,self* PowBackward1:exponent*,self*,result* PowBackward2:exponent*,self,result*
    PreluKernelBackward0:self*,weight* ProdBackward0:self*,result* ProdBackward1:dim,keepdim,self*,result*
    ReciprocalBackward0:result* ReluBackward0:result* RemainderBackward1:other*,self*
    RepeatBackward0:repeats,self_sym_sizes RollBackward0:dims,shifts RsqrtBackward0:result* RsubBackward0:alpha
    RsubBackward1:alpha ScatterAddBackward0:dim,index* ScatterBackward0:dim,index* ScatterBackward1:dim,index*
    SelectBackward0:dim,index,self_sym_sizes SigmoidBackward0:result* SigmoidBackwardBackward0:grad_output*,output*
    SiluBackward0:self* SinBackward0:self* SinhBackward0:self* SliceBackward0:dim,end,self_sym_sizes,start,step
    SliceBackwardBackward0:dim,end,start,step SmoothL1LossBackward0:beta,reduction,self*,target*
    SoftmaxBackward0:dim,result* SoftplusBackward0:beta,self*,threshold SoftshrinkBackward0:lambd,self*
    SortBackward0:dim,self_sym_sizes,indices* SplitBackward0:dim,self_sym_sizes,split_size
    SplitWithSizesBackward0:dim,self_sym_sizes,split_sizes SqrtBackward0:result* SqueezeBackward0:self_sym_sizes
    SqueezeBackward1:dim,self_sym_sizes SqueezeBackward2:dim,self_sym_sizes SqueezeBackward3:self_sym_sizes
    SqueezeBackward4:dim,self_sym_sizes StackBackward0:dim StdBackward0:correction,dim,keepdim,self*,result*
    StdMeanBackward0:correction,dim,keepdim,self*,result0* SubBackward0:alpha SumBackward0:self_sym_sizes
    SumBackward1:dim,keepdim,self_sym_sizes TakeBackward0:index*,self* TanBackward0:result* TanhBackward0:result*
    TanhBackwardBackward0:grad_output*,output* ThresholdBackward0:self*,threshold
    ThresholdBackwardBackward0:self*,threshold TopkBackward0:dim,self_sym_sizes,indices* TraceBackward0:self_sym_sizes
    TransposeBackward0:dim0,dim1 TransposeBackward1:dim0,dim1 TrilBackward0:diagonal TriuBackward0:diagonal
    UnbindBackward0:dim UnfoldBackward0:dimension,self_sym_sizes,size,step UnsafeViewBackward0:self_sym_sizes
    UnsqueezeBackward0:dim UnsqueezeBackward1:dim VarBackward0:correction,dim,keepdim,self*
    VarMeanBackward0:correction,dim,keepdim,self* ViewBackward0:self_sym_sizes WhereBackward0:condition*
    """
}
