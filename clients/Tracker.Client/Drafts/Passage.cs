namespace Tracker.Client;

/// <summary>A passage of a text at a confirmed revision, in UTF-16 positions, as in commands.</summary>
public readonly record struct Passage(long Revision, int From, int To);
