public import ImageFormats
/// Something for the target to hold until its verbs arrive.
public enum Placeholder { public static func f(_ s: any ImageSource) {} }
