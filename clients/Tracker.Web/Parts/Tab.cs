namespace Tracker.Web.Parts;

/// <summary>One tab of <see cref="Tabs"/>.</summary>
/// <param name="Key">What the address or the page calls it.</param>
/// <param name="Count">The figure behind the word, if it has one.</param>
/// <param name="Letter">The letter that opens it from anywhere on the page, if there is one.</param>
public sealed record Tab(string Key, string Text, int? Count = null, string? Letter = null);
