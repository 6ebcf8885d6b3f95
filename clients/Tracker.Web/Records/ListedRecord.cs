namespace Tracker.Web.Records;

/// <summary>One record in a list, with what the viewer may read of it.</summary>
/// <param name="Detail">Small named values, the columns of the list.</param>
/// <param name="Role">The viewer's role on the record's roster.</param>
public sealed record ListedRecord(ActorId Actor, string Title, IReadOnlyDictionary<string, string> Detail, DateTimeOffset ChangedAt, RosterRole? Role = null);
