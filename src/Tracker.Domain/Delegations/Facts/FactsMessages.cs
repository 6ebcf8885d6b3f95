namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(CreateDelegation), "create-delegation")]
[JsonDerivedType(typeof(EditTitle), "edit-title")]
[JsonDerivedType(typeof(EditMandate), "edit-mandate")]
[JsonDerivedType(typeof(ChangeGathering), "change-gathering")]
[JsonDerivedType(typeof(ArchiveDelegation), "archive-delegation")]
[JsonDerivedType(typeof(ReopenDelegation), "reopen-delegation")]
public abstract record FactsCommand : Command;

/// <summary>Creates the delegation with its first head. Committee, gathering and dates are announced in <c>government</c> and <c>program</c>; the
/// title and the roster are not.</summary>
/// <param name="HeadOrganization">An <c>org/</c> or <c>office/</c> group.</param>
public sealed record CreateDelegation(
    string Title, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn,
    ParticipantId Head, string HeadName, GroupId HeadOrganization) : FactsCommand;

public sealed record EditTitle(Edit Title) : FactsCommand;

/// <summary>What the delegation is to achieve and may agree to.</summary>
public sealed record EditMandate(Edit Mandate) : FactsCommand;

/// <summary>By the head: the delegation goes elsewhere or on other days. Announced like at creation.</summary>
/// <param name="Was">What the sender saw; a conflict if something else stands now.</param>
public sealed record ChangeGathering(AnnouncedGathering Was, AnnouncedGathering To) : FactsCommand;

/// <summary>By the head: the delegation takes no other command until it is reopened. It can still be read.</summary>
public sealed record ArchiveDelegation : FactsCommand;

/// <summary>By the head.</summary>
public sealed record ReopenDelegation : FactsCommand;

[JsonDerivedType(typeof(DelegationCreated), "delegation.created")]
[JsonDerivedType(typeof(GatheringAnnounced), "delegation.gathering-announced")]
[JsonDerivedType(typeof(TitleEdited), "delegation.title-edited")]
[JsonDerivedType(typeof(MandateEdited), "delegation.mandate-edited")]
[JsonDerivedType(typeof(GatheringChanged), "delegation.gathering-changed")]
[JsonDerivedType(typeof(DelegationArchived), "delegation.archived")]
[JsonDerivedType(typeof(DelegationReopened), "delegation.reopened")]
public abstract record FactsEvent : Event;
public sealed record DelegationCreated(string Title, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

/// <summary>In <c>government</c> and <c>program</c>, so that officials and program managers can open the record.</summary>
public sealed record GatheringAnnounced(string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

public sealed record TitleEdited(Edit Title) : FactsEvent;
public sealed record MandateEdited(Edit Mandate) : FactsEvent;

/// <summary>In <c>delegation</c>; what is announced follows in the other compartments.</summary>
public sealed record GatheringChanged(AnnouncedGathering Was, AnnouncedGathering To) : FactsEvent;

/// <summary>In <c>delegation</c>, <c>government</c>, <c>program</c> and every <c>partner/&lt;id&gt;</c>, so that their readers know why nothing can be
/// changed.</summary>
public sealed record DelegationArchived : FactsEvent;

/// <summary>Where it was archived.</summary>
public sealed record DelegationReopened : FactsEvent;
