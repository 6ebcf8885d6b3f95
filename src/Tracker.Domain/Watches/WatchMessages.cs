using System.Text.Json.Serialization;

namespace Tracker.Domain.Watches;

[JsonDerivedType(typeof(AddWatch), "add-watch")]
[JsonDerivedType(typeof(ChangeWatch), "change-watch")]
[JsonDerivedType(typeof(EndWatch), "end-watch")]
public abstract record WatchCommand : Command;

public sealed record AddWatch(string Title, WatchTerms Terms) : WatchCommand;

/// <param name="Was">The terms that the sender saw.</param>
public sealed record ChangeWatch(WatchTerms Was, WatchTerms To) : WatchCommand;

/// <summary>Ends the watch; it stays to be read.</summary>
public sealed record EndWatch(string Reason) : WatchCommand;

[JsonDerivedType(typeof(WatchAdded), "watch.added")]
[JsonDerivedType(typeof(WatchChanged), "watch.changed")]
[JsonDerivedType(typeof(WatchEnded), "watch.ended")]
public abstract record WatchEvent : Event;

public sealed record WatchAdded(string Title, WatchTerms Terms) : WatchEvent;

public sealed record WatchChanged(WatchTerms Was, WatchTerms To) : WatchEvent;

public sealed record WatchEnded(string Reason) : WatchEvent;
