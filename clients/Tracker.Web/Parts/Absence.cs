namespace Tracker.Web.Parts;

/// <summary>The ways in which a value is not there, which must never look alike.</summary>
public enum Absence
{
    /// <summary>The value is not known.</summary>
    Unknown,

    /// <summary>The source says that there is none.</summary>
    None,

    /// <summary>It was counted, and it is zero.</summary>
    Zero,
}
