namespace Tracker.Domain.Parts;

/// <summary>Commands about a government view, in <c>government</c>, by members of its office.</summary>
[JsonDerivedType(typeof(DraftView), "draft-view")]
[JsonDerivedType(typeof(EditViewSubject), "edit-view-subject")]
[JsonDerivedType(typeof(EditViewText), "edit-view-text")]
[JsonDerivedType(typeof(SetViewValidity), "set-view-validity")]
[JsonDerivedType(typeof(PublishView), "publish-view")]
[JsonDerivedType(typeof(WithdrawView), "withdraw-view")]
public abstract record ViewCommand : Command
{
    public abstract EntityId Id { get; init; }
}

/// <param name="Office">An <c>office/</c> group that the sender belongs to today.</param>
/// <param name="Point">The agenda point that it is about; checked when the view is published.</param>
/// <param name="Supersedes">A published view of the same office.</param>
public sealed record DraftView(
    EntityId Id, GroupId Office, string Subject, string Text, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    EntityId? Point = null, EntityId? Supersedes = null) : ViewCommand;

public sealed record EditViewSubject(EntityId Id, Edit Subject) : ViewCommand;
public sealed record EditViewText(EntityId Id, Edit Text) : ViewCommand;
public sealed record SetViewValidity(EntityId Id, Validity Was, Validity To) : ViewCommand;

/// <summary>Issues a copy to the delegation, or a new revision of it after a change.</summary>
/// <param name="TextVersion">The text version that the sender read.</param>
public sealed record PublishView(EntityId Id, int TextVersion) : ViewCommand;

public sealed record WithdrawView(EntityId Id) : ViewCommand;

[JsonDerivedType(typeof(ViewDrafted), "view.drafted")]
[JsonDerivedType(typeof(ViewSubjectEdited), "view.subject-edited")]
[JsonDerivedType(typeof(ViewTextEdited), "view.text-edited")]
[JsonDerivedType(typeof(ViewTextWrittenTogether), "view.text-written-together")]
[JsonDerivedType(typeof(ViewValiditySet), "view.validity-set")]
[JsonDerivedType(typeof(ViewPublished), "view.published")]
[JsonDerivedType(typeof(ViewIssued), "view.issued")]
[JsonDerivedType(typeof(ViewWithdrawn), "view.withdrawn")]
[JsonDerivedType(typeof(IssuedViewWithdrawn), "view.issue-withdrawn")]
public abstract record ViewEvent : Event
{
    public abstract EntityId Id { get; init; }
}

public sealed record ViewDrafted(
    EntityId Id, GroupId Office, string Subject, string Text, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    EntityId? Point = null, EntityId? Supersedes = null) : ViewEvent;

public sealed record ViewSubjectEdited(EntityId Id, Edit Subject) : ViewEvent;
public sealed record ViewTextEdited(EntityId Id, Edit Text) : ViewEvent;

/// <summary>From now on the text is edited in its draft.</summary>
public sealed record ViewTextWrittenTogether(EntityId Id) : ViewEvent;

public sealed record ViewValiditySet(EntityId Id, Validity Was, Validity To) : ViewEvent;

/// <summary>In <c>government</c>.</summary>
public sealed record ViewPublished(EntityId Id, int TextVersion, int Revision) : ViewEvent;

/// <summary>In <c>delegation</c>: the copy.</summary>
public sealed record ViewIssued(
    EntityId Id, int Revision, GroupId Office, ParticipantId Author, string Subject, string Text, Validity Validity,
    EntityId? Point = null, EntityId? Supersedes = null) : ViewEvent;

/// <summary>In <c>government</c>.</summary>
public sealed record ViewWithdrawn(EntityId Id) : ViewEvent;

/// <summary>In <c>delegation</c>: the copy is withdrawn.</summary>
public sealed record IssuedViewWithdrawn(EntityId Id) : ViewEvent;
