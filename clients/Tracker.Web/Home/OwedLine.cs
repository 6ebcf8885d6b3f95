namespace Tracker.Web.Home;

/// <summary>Something that the participant owes.</summary>
/// <param name="Detail">What it belongs to, in small words.</param>
/// <param name="Due">The day by which it is wanted, if one was said.</param>
/// <param name="Mark">A short warning, or null.</param>
public sealed record OwedLine(string Icon, string Title, string Detail, string Address, DateOnly? Due = null, string? Mark = null);

/// <summary>Something that somebody else changed.</summary>
public sealed record ChangedLine(DateTimeOffset At, ParticipantId By, string What, string Address, CompartmentId Compartment, string? Words = null);
