namespace Tracker.Domain.Parts;

/// <summary>A copy that was published to another compartment.</summary>
/// <param name="TextVersion">The text version that was copied.</param>
/// <param name="Revision">From 1, incremented with each copy.</param>
/// <param name="Withdrawn">True if the copy was withdrawn.</param>
public sealed record Publication(int TextVersion, int Revision, bool Withdrawn = false);
