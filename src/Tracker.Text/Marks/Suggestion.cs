namespace Tracker.Text;

/// <summary>What a suggestion would do.</summary>
public enum SuggestionKind { Insertion, Deletion }

/// <summary>A stretch of text that is suggested and neither accepted nor rejected yet. One suggestion may have several stretches.</summary>
/// <param name="Id">The suggestion.</param>
/// <param name="Author">Who suggests it; null if unknown.</param>
/// <param name="Excerpt">At most the first 80 characters.</param>
public sealed record Suggestion(string Id, SuggestionKind Kind, string? Author, int From, int To, string Excerpt);
