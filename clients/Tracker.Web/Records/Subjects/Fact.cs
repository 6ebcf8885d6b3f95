using Tracker.Domain.Claims;

namespace Tracker.Web.Records.Subjects;

/// <summary>A claim as a page says it.</summary>
/// <param name="Label">What kind of fact it is, such as "Editor".</param>
/// <param name="Text">The fact itself, such as a name or a title.</param>
/// <param name="To">The record that the text names, or null.</param>
/// <param name="Detail">Smaller words below it, or null.</param>
/// <param name="When">When it was true, as precise as the source has it; null if the source gives no date.</param>
public sealed record Fact(Claim Claim, FactGroup Group, string Label, string Text, ActorId? To = null, string? Detail = null, string? When = null);
