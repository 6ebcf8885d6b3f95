namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(CreateDelegation), "create-delegation")]
[JsonDerivedType(typeof(EditTitle), "edit-title")]
[JsonDerivedType(typeof(EditMandate), "edit-mandate")]
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

[JsonDerivedType(typeof(DelegationCreated), "delegation.created")]
[JsonDerivedType(typeof(GatheringAnnounced), "delegation.gathering-announced")]
[JsonDerivedType(typeof(TitleEdited), "delegation.title-edited")]
[JsonDerivedType(typeof(MandateEdited), "delegation.mandate-edited")]
public abstract record FactsEvent : Event;
public sealed record DelegationCreated(string Title, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

/// <summary>In <c>government</c> and <c>program</c>, so that officials and program managers can open the record.</summary>
public sealed record GatheringAnnounced(string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

public sealed record TitleEdited(Edit Title) : FactsEvent;
public sealed record MandateEdited(Edit Mandate) : FactsEvent;
