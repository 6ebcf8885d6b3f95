namespace Tracker.Domain.Sources;

[JsonDerivedType(typeof(AddSource), "add-source")]
[JsonDerivedType(typeof(EditSource), "edit-source")]
[JsonDerivedType(typeof(KeepCapture), "keep-capture")]
[JsonDerivedType(typeof(WithdrawCapture), "withdraw-capture")]
public abstract record SourceCommand : Command;

/// <summary>Add a source.</summary>
/// <param name="Title">Of the publication, as claims name it.</param>
/// <param name="Address">An http or https address.</param>
/// <param name="Language">A language tag such as <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Licence">Under which its words may be kept and passed on.</param>
public sealed record AddSource(
    string Title, string? Publisher = null, string? Address = null, string? Language = null, PartialDate? Published = null, string? Licence = null)
    : SourceCommand;

public sealed record EditSource(SourceField Field, Edit Text) : SourceCommand;

/// <summary>Keep a document, which the sender has uploaded, as a capture.</summary>
/// <param name="Document">As the upload described it.</param>
public sealed record KeepCapture(EntityId Id, CapturedDocument Document, PartialDate Taken, string Name) : SourceCommand;

/// <summary>A capture does not count any more, such as another document by mistake; its document stays.</summary>
public sealed record WithdrawCapture(EntityId Id, string Reason) : SourceCommand;

[JsonDerivedType(typeof(SourceAdded), "source.added")]
[JsonDerivedType(typeof(SourceEdited), "source.edited")]
[JsonDerivedType(typeof(CaptureKept), "source.capture-kept")]
[JsonDerivedType(typeof(CaptureWithdrawn), "source.capture-withdrawn")]
public abstract record SourceEvent : Event;

public sealed record SourceAdded(
    string Title, string? Publisher = null, string? Address = null, string? Language = null, PartialDate? Published = null, string? Licence = null)
    : SourceEvent;

public sealed record SourceEdited(SourceField Field, Edit Text) : SourceEvent;

public sealed record CaptureKept(EntityId Id, CapturedDocument Document, PartialDate Taken, string Name) : SourceEvent;

public sealed record CaptureWithdrawn(EntityId Id, string Reason) : SourceEvent;
