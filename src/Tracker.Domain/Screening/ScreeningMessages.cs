using Tracker.Domain.Sources;

namespace Tracker.Domain.Screening;

[JsonDerivedType(typeof(AdoptListVersion), "adopt-list-version")]
[JsonDerivedType(typeof(TakeBackListVersion), "take-back-list-version")]
[JsonDerivedType(typeof(DecideLikeness), "decide-likeness")]
public abstract record ScreeningCommand : Command;

/// <summary>From now on this file is the list. One that already is changes nothing.</summary>
/// <param name="Title">Of the list; only the first one counts.</param>
/// <param name="Document">As it was kept when the sender uploaded it.</param>
public sealed record AdoptListVersion(EntityId Id, string Title, CapturedDocument Document, string File, PartialDate Dated, int Entries) : ScreeningCommand;

/// <summary>The version before it is the list again.</summary>
public sealed record TakeBackListVersion(EntityId Id, string Reason) : ScreeningCommand;

/// <summary>A person's decision on a pair, remembered until the entry or the names of the organisation change.</summary>
public sealed record DecideLikeness(
    ActorId Organization, EntityId Entry, string EntryDigest, string NamesDigest, LikenessVerdict Verdict, string Reason) : ScreeningCommand;

[JsonDerivedType(typeof(ListVersionAdopted), "screening.version-adopted")]
[JsonDerivedType(typeof(ListVersionTakenBack), "screening.version-taken-back")]
[JsonDerivedType(typeof(LikenessDecided), "screening.likeness-decided")]
public abstract record ScreeningEvent : Event;

public sealed record ListVersionAdopted(EntityId Id, string Title, CapturedDocument Document, string File, PartialDate Dated, int Entries) : ScreeningEvent;

public sealed record ListVersionTakenBack(EntityId Id, string Reason) : ScreeningEvent;

public sealed record LikenessDecided(
    ActorId Organization, EntityId Entry, string EntryDigest, string NamesDigest, LikenessVerdict Verdict, string Reason) : ScreeningEvent;
