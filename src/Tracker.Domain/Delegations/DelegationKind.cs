using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>A delegation to one gathering of one committee (R058).</summary>
public sealed class DelegationKind : RecordKind<DelegationState>
{
    // Asked before and after every event; most leave the facts as they were.
    private static readonly ConditionalWeakTable<DelegationFacts, Listing> Listings = [];

    public override string Name => "delegation";

    public override Codec Codec => DelegationCodec.Instance;

    public override JsonTypeInfo StateInfo => DelegationCodec.State;

    public override DelegationState Initial => DelegationState.Empty;

    public override DelegationState Evolve(DelegationState state, Recorded recorded) => DelegationEvolution.Evolve(state, recorded);

    public override Decision Decide(Sight sight, Command command) => DelegationRules.Decide(sight, command);

    public override AccessList AccessListOf(RecordState record) =>
        record.Compartments.TryGetValue(CompartmentId.Delegation, out var c) ? DelegationAccess.ListOf((DelegationState)c.State) : AccessList.Empty;

    public override Right RightIn(Standing standing, CompartmentId compartment) => DelegationAccess.RightIn(standing, compartment);

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) => DelegationAccess.Forbids(standing, at, command);

    public override bool Creates(Command command) => command is CreateDelegation;

    public override bool MayCreate(Standing standing) =>
        standing.Principal.IsGovernment(standing.Today) || standing.Principal.IsAdministrator(standing.Today);

    public override Listing? ListingOf(CompartmentId compartment, DelegationState state) =>
        compartment == CompartmentId.Delegation && state.Facts is { } facts
            ? Listings.GetValue(facts, static f => new(f.Title.Value!, Detail(f.Committee, f.Gathering, f.OpensOn, f.ClosesOn)))
        : state.Announced is { } a ? new(a.Gathering, Detail(a.Committee, a.Gathering, a.OpensOn, a.ClosesOn))
        : compartment.OwnerPartner is not null ? new("Positions shared with you", ImmutableSortedDictionary<string, string>.Empty)
        : null;

    public override TextTerms? TermsOf(RecordState record, ActorId text) =>
        Drafts.DraftId.TryParse(text) is { } id ? DelegationTexts.TermsOf(record, id) : null;

    public override ImmutableArray<Directed> Follow(RecordState record, ActorId text, string reads) =>
        Drafts.DraftId.TryParse(text) is { } id ? DelegationTexts.Follow(record, id, reads) : [];

    private static ImmutableSortedDictionary<string, string> Detail(string committee, string gathering, DateOnly opensOn, DateOnly closesOn) => new Dictionary<string, string>
    {
        ["committee"] = committee,
        ["gathering"] = gathering,
        ["opensOn"] = Iso(opensOn),
        ["closesOn"] = Iso(closesOn),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
