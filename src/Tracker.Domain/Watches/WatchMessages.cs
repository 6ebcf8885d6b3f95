namespace Tracker.Domain.Watches;

[JsonDerivedType(typeof(AddWatch), "add-watch")]
[JsonDerivedType(typeof(RenameWatch), "rename-watch")]
[JsonDerivedType(typeof(ChangeWatch), "change-watch")]
[JsonDerivedType(typeof(EndWatch), "end-watch")]
[JsonDerivedType(typeof(SuggestMatch), "suggest-match")]
[JsonDerivedType(typeof(ConfirmMatch), "confirm-match")]
[JsonDerivedType(typeof(DismissMatch), "dismiss-match")]
[JsonDerivedType(typeof(EndBan), "end-ban")]
public abstract record WatchCommand : Command;

public sealed record AddWatch(string Title, WatchTerms Terms) : WatchCommand;

public sealed record RenameWatch(Edit Title) : WatchCommand;

/// <param name="Was">The terms that the sender saw.</param>
public sealed record ChangeWatch(WatchTerms Was, WatchTerms To) : WatchCommand;

/// <summary>Ends the watch; it stays to be read.</summary>
public sealed record EndWatch(string Reason) : WatchCommand;

/// <summary>Sent by the program: a record may be what is watched for.</summary>
public sealed record SuggestMatch(ActorId Record, string Title, ImmutableArray<MatchReason> Reasons) : WatchCommand;

public sealed record ConfirmMatch(ActorId Record, string Reason) : WatchCommand;

/// <summary>The record does not come back for the same reasons.</summary>
public sealed record DismissMatch(ActorId Record, string? Reason = null) : WatchCommand;

/// <summary>Sent by the program, on the day after the last day of the ban.</summary>
public sealed record EndBan(DateOnly LastDay) : WatchCommand;

[JsonDerivedType(typeof(WatchAdded), "watch.added")]
[JsonDerivedType(typeof(WatchRenamed), "watch.renamed")]
[JsonDerivedType(typeof(WatchChanged), "watch.changed")]
[JsonDerivedType(typeof(WatchEnded), "watch.ended")]
[JsonDerivedType(typeof(MatchSuggested), "watch.match-suggested")]
[JsonDerivedType(typeof(MatchConfirmed), "watch.match-confirmed")]
[JsonDerivedType(typeof(MatchDismissed), "watch.match-dismissed")]
[JsonDerivedType(typeof(BanEnded), "watch.ban-ended")]
public abstract record WatchEvent : Event;

public sealed record WatchAdded(string Title, WatchTerms Terms) : WatchEvent;

public sealed record WatchRenamed(Edit Title) : WatchEvent;

public sealed record WatchChanged(WatchTerms Was, WatchTerms To) : WatchEvent;

public sealed record WatchEnded(string Reason) : WatchEvent;

public sealed record MatchSuggested(ActorId Record, string Title, ImmutableArray<MatchReason> Reasons) : WatchEvent;

public sealed record MatchConfirmed(ActorId Record, string Reason) : WatchEvent;

public sealed record MatchDismissed(ActorId Record, string? Reason = null) : WatchEvent;

/// <summary>The ban has ended: watch for resurfacing.</summary>
public sealed record BanEnded(DateOnly LastDay) : WatchEvent;
