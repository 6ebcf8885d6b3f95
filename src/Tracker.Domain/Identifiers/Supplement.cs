namespace Tracker.Domain.Identifiers;

/// <summary>A text that changes or extends the document before it.</summary>
/// <param name="Kind"><c>Amd</c>, <c>Cor</c>, <c>Add</c>, <c>Suppl</c>, <c>Err</c>, <c>Annex</c>, <c>App</c> or <c>attachment</c>.</param>
/// <param name="Number">As printed: <c>1</c>, <c>F2</c>, <c>III</c>; null if the kind takes none.</param>
/// <param name="Stage">The stage of a draft, such as <c>CD</c>, or <c>D</c> and <c>FD</c> of <c>DAmd</c> and <c>FDAmd</c>; null once published.</param>
/// <param name="Date">The date of this text, not of the document that it changes.</param>
/// <param name="IsIncorporated">True if the edition contains it: <c>IEC 62056:2010+Amd 1:2015 CSV</c>.</param>
public sealed record Supplement(string Kind, string? Number, string? Stage = null, PartialDate? Date = null, bool IsIncorporated = false);
