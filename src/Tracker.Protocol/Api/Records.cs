using System.Globalization;
using System.Text.Json.Nodes;

namespace Tracker.Protocol;

/// <summary>A line of a list: one record through the strongest compartment that the reader may read.</summary>
/// <param name="Version">The version of that compartment.</param>
/// <param name="ChangedAt">When the last event happened in any compartment of the record that the reader may read.</param>
/// <param name="Role">The reader's role on the record's roster.</param>
public sealed record RecordLine(
    ActorId Actor, CompartmentId Compartment, string Title, JsonObject Detail, long Version, DateTimeOffset ChangedAt, RosterRole? Role = null);

/// <summary>A record that a search found.</summary>
/// <param name="Kind">The first part of <paramref name="Actor"/>.</param>
/// <param name="Matches">Up to three texts that have the words, the weightiest first. Empty if only the title of another compartment has them.</param>
public sealed record SearchLine(ActorId Actor, string Kind, string Title, IReadOnlyList<SearchMatch> Matches);

/// <summary>How many records of a kind a search found.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>A text that a search matched, cut to what stands around the words.</summary>
/// <param name="Document">The digest of the document whose words these are, and <paramref name="Span"/> their characters in its text, such as 120-180.</param>
/// <param name="Page">Of a document that has pages, from 1; of a text file, <paramref name="Line"/>.</param>
public sealed record SearchMatch(SearchPlace Place, string Text, string? Document = null, string? Span = null, int? Page = null, int? Line = null)
{
    /// <summary>The first of the characters.</summary>
    [JsonIgnore]
    public int From => Span is null ? 0 : int.Parse(Span.AsSpan(0, Span.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}

/// <summary>A piece of another record that names a record.</summary>
/// <param name="Compartment">Who may see it.</param>
/// <param name="What">In which way: the stored word of a statement, such as <c>editor</c>, or <c>agenda-point</c>.</param>
/// <param name="Words">Of an agenda point: its id, number, stance, state and title. Else empty.</param>
/// <param name="Day">When it begins, if it is a meeting whose days are public.</param>
public sealed record MentionLine(
    ActorId Actor, string Title, CompartmentId Compartment, string What, IReadOnlyList<string> Words, PartialDate? Day = null);

/// <summary>A compartment as it was.</summary>
/// <param name="State">Null if nothing had happened in it.</param>
public sealed record PastPart(CompartmentId Compartment, long Version, JsonNode? State = null);

/// <summary>What one event changed, without what only the operator sees.</summary>
/// <param name="ByName">The name of <paramref name="By"/>, if the directory has it.</param>
/// <param name="Gap">Why nothing can be shown of what it changed, in words; otherwise null.</param>
public sealed record HistoryLine(
    CompartmentId Compartment, long Version, DateTimeOffset At, ParticipantId By, string Event, IReadOnlyList<HistoryChange> Changes,
    GroupId? OnBehalfOf = null, string? ByName = null, string? Gap = null);

/// <summary>One field that an event changed, from one value to another; null if there is none.</summary>
/// <param name="Path">Where in the compartment's state, its parts joined by dots.</param>
public sealed record HistoryChange(string Path, JsonElement? From = null, JsonElement? To = null);

/// <summary>A rejected attempt, or the last of many within a minute.</summary>
/// <param name="Times">How many it stands for.</param>
public sealed record RefusalLine(DateTimeOffset At, ParticipantId Participant, ActorId Actor, string Command, string Code, int Times = 1);
