using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public abstract record FactsCommand : DelegationCommand;

/// <summary>
/// Makes the record, with its first head on the roster from now on. Committee, gathering and dates are told to
/// <c>government</c> and <c>program</c>; the title and the roster are not.
/// </summary>
/// <param name="HeadOrganization">An <c>org/</c> or <c>office/</c> group.</param>
public sealed record CreateDelegation(
    string Title, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn,
    ParticipantId Head, string HeadName, GroupId HeadOrganization) : FactsCommand;

public sealed record EditTitle(Edit Title) : FactsCommand;

/// <summary>What the delegation is to achieve and may agree to.</summary>
public sealed record EditMandate(Edit Mandate) : FactsCommand;

public abstract record FactsEvent : DelegationEvent;

public sealed record DelegationCreated(string Title, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

/// <summary>In <c>government</c> and <c>program</c>: that a delegation goes to this gathering, so that officials and program managers can enter.</summary>
public sealed record GatheringAnnounced(string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn) : FactsEvent;

public sealed record TitleEdited(Edit Title) : FactsEvent;

public sealed record MandateEdited(Edit Mandate) : FactsEvent;
