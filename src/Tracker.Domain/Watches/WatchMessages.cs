namespace Tracker.Domain.Watches;

[JsonDerivedType(typeof(AddWatch), "add-watch")]
[JsonDerivedType(typeof(RenameWatch), "rename-watch")]
[JsonDerivedType(typeof(ChangeWatch), "change-watch")]
[JsonDerivedType(typeof(EndWatch), "end-watch")]
[JsonDerivedType(typeof(SuggestMatch), "suggest-match")]
[JsonDerivedType(typeof(ConfirmMatch), "confirm-match")]
[JsonDerivedType(typeof(DismissMatch), "dismiss-match")]
[JsonDerivedType(typeof(EndBan), "end-ban")]
[JsonDerivedType(typeof(NoteThreshold), "note-threshold")]
[JsonDerivedType(typeof(SeeThreshold), "see-threshold")]
public abstract record WatchCommand : Command;

public sealed record AddWatch(string Title, WatchTerms Terms) : WatchCommand;

public sealed record RenameWatch(Edit Title) : WatchCommand;

/// <param name="Was">The terms that the sender saw.</param>
public sealed record ChangeWatch(WatchTerms Was, WatchTerms To) : WatchCommand;

/// <summary>Ends the watch; it stays to be read.</summary>
public sealed record EndWatch(string Reason) : WatchCommand;

/// <summary>Sent by the program: a record may be what is watched for.</summary>
public sealed record SuggestMatch(ActorId Record, string Title, ImmutableArray<MatchReason> Reasons) : WatchCommand;

/// <param name="Was">What the sender saw decided: true for confirmed, false for dismissed; null if nothing was.</param>
public sealed record ConfirmMatch(ActorId Record, string Reason, bool? Was = null) : WatchCommand;

/// <summary>The record does not come back for the same reasons.</summary>
/// <param name="Was">What the sender saw decided: true for confirmed, false for dismissed; null if nothing was.</param>
public sealed record DismissMatch(ActorId Record, string? Reason = null, bool? Was = null) : WatchCommand;

/// <summary>Sent by the program, on the day after the last day of the ban.</summary>
public sealed record EndBan(DateOnly LastDay) : WatchCommand;

/// <summary>Sent by the program: what the record says of a threshold in one committee, when that has changed.</summary>
/// <param name="Under">The committee of the watch: this one, or one above it.</param>
public sealed record NoteThreshold(
    Threshold Threshold, Reference Committee, ActorId Under, ThresholdOutcome Outcome, ImmutableArray<Counted> Of) : WatchCommand;

/// <summary>What the watch said of a threshold was seen.</summary>
public sealed record SeeThreshold(Threshold Threshold, ActorId Committee) : WatchCommand;

[JsonDerivedType(typeof(WatchAdded), "watch.added")]
[JsonDerivedType(typeof(WatchRenamed), "watch.renamed")]
[JsonDerivedType(typeof(WatchChanged), "watch.changed")]
[JsonDerivedType(typeof(WatchEnded), "watch.ended")]
[JsonDerivedType(typeof(MatchSuggested), "watch.match-suggested")]
[JsonDerivedType(typeof(MatchConfirmed), "watch.match-confirmed")]
[JsonDerivedType(typeof(MatchDismissed), "watch.match-dismissed")]
[JsonDerivedType(typeof(BanEnded), "watch.ban-ended")]
[JsonDerivedType(typeof(ThresholdCrossed), "watch.threshold-crossed")]
[JsonDerivedType(typeof(ThresholdSeen), "watch.threshold-seen")]
public abstract record WatchEvent : Event;

/// <param name="Owners">For a watch that everyone shares: the organisations and offices of whom added it, on that day.</param>
public sealed record WatchAdded(string Title, WatchTerms Terms, ImmutableArray<GroupId>? Owners = null) : WatchEvent;

public sealed record WatchRenamed(Edit Title) : WatchEvent;

public sealed record WatchChanged(WatchTerms Was, WatchTerms To) : WatchEvent;

public sealed record WatchEnded(string Reason) : WatchEvent;

/// <param name="More">True if it was suggested already and more reasons were found; null for a new suggestion.</param>
public sealed record MatchSuggested(ActorId Record, string Title, ImmutableArray<MatchReason> Reasons, bool? More = null) : WatchEvent;

public sealed record MatchConfirmed(ActorId Record, string Reason) : WatchEvent;

public sealed record MatchDismissed(ActorId Record, string? Reason = null) : WatchEvent;

/// <summary>The ban has ended: watch for resurfacing.</summary>
public sealed record BanEnded(DateOnly LastDay) : WatchEvent;

/// <summary>A threshold was reached, by others than before, or is no longer.</summary>
/// <param name="Of">Those who make it, with the claims that say so; of a threshold for new ones, the new ones.</param>
public sealed record ThresholdCrossed(
    Threshold Threshold, Reference Committee, ActorId Under, ThresholdOutcome Outcome, ImmutableArray<Counted> Of) : WatchEvent;

public sealed record ThresholdSeen(Threshold Threshold, ActorId Committee) : WatchEvent;
