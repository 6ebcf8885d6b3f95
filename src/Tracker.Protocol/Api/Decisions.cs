using Tracker.Domain.Claims;

namespace Tracker.Protocol;

/// <summary>A decision in a list.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Number">Its first number; null if it has none.</param>
/// <param name="Day">When it was adopted, or else the day of the meeting; null if neither is known.</param>
/// <param name="Position">Its place among the decisions of its meeting, from 1.</param>
/// <param name="Verbs">What the body does in it: approves, appoints.</param>
/// <param name="Open">Suggestions from its words that nobody answered.</param>
/// <param name="Answered">Those that somebody did.</param>
/// <param name="Committee">Whose decision it is, by its own record or that of its meeting.</param>
/// <param name="Held">When the meeting was, if the decision is dated outside of it: one of the two is wrong. Else null.</param>
public sealed record DecisionLine(
    ActorId Actor, string Title, IReadOnlyList<string> Verbs, int Open, string? Number = null, PartialDate? Day = null, Reference? Meeting = null,
    int? Position = null, int Answered = 0, Reference? Committee = null, PartialInterval? Held = null);

/// <summary>A record of a document that has an identifier, through all its stages and editions.</summary>
/// <param name="Identifier">As it was asked for.</param>
public sealed record IdentifiedLine(string Identifier, ActorId Actor, string Title);
