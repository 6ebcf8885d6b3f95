using Tracker.Domain.Drafts;

namespace Tracker.Domain.Delegations;

/// <summary>What a paper of a delegation is written for.</summary>
public enum PaperKind { Contribution, Briefing, LiaisonStatement, Report, Other }

/// <summary>The co-edited texts of a delegation, and who may write them.</summary>
public static class DelegationTexts
{
    /// <summary>What texts are about that belong to no agenda point: briefings, contributions.</summary>
    public static readonly EntityId Papers = EntityId.Parse("papers");

    public const string TalkingPoints = "talking-points";
    public const string View = "view";
    public const string Minutes = "minutes";
    public const string Archived = "This delegation is archived. The head can reopen it.";
    private static readonly ImmutableArray<RosterRole> Writers = [RosterRole.Member, RosterRole.Liaison, RosterRole.Spokesperson, RosterRole.Head];
    private static readonly ImmutableArray<RosterRole> Speakers = [RosterRole.Spokesperson, RosterRole.Head];
    private static readonly ImmutableArray<RosterRole> Head = [RosterRole.Head];

    /// <summary>The draft of one text of a position; null if the key of the delegation is too long.</summary>
    public static ActorId? Of(ActorId delegation, EntityId point, PositionText text) =>
        new DraftId(delegation, CompartmentId.Delegation, point, Word(text)).Actor;

    /// <summary>The draft of a paper; null if the key of the delegation is too long.</summary>
    /// <param name="id">Unique among the papers; in lower-case letters and digits.</param>
    public static ActorId? Paper(ActorId delegation, CompartmentId at, PaperKind kind, string id) =>
        new DraftId(delegation, at, Papers, $"{Word(kind)}.{id}").Actor;

    /// <summary>What a paper is written for; <see cref="PaperKind.Other"/> if its key does not say, null if the text is not a paper.</summary>
    public static PaperKind? PaperOf(DraftId text)
    {
        if (text.About != Papers) return null;
        foreach (var kind in Enum.GetValues<PaperKind>())
            if (text.Text.StartsWith(Word(kind) + ".", StringComparison.Ordinal) || text.Text == Word(kind))
                return kind;
        return PaperKind.Other;
    }

    /// <summary>The draft of the talking points on an agenda point; null if the key of the delegation is too long.</summary>
    public static ActorId? TalkingPointsOf(ActorId delegation, CompartmentId at, EntityId point) =>
        new DraftId(delegation, at, point, TalkingPoints).Actor;

    /// <summary>The draft of the minutes of a preparation meeting; null if the key of the delegation is too long.</summary>
    public static ActorId? MinutesOf(ActorId delegation, EntityId preparation) =>
        new DraftId(delegation, CompartmentId.Delegation, preparation, Minutes).Actor;

    /// <summary>The draft of a government view; null if the key of the delegation is too long.</summary>
    public static ActorId? ViewOf(ActorId delegation, EntityId view) => new DraftId(delegation, CompartmentId.Government, view, View).Actor;

    /// <summary>The terms of a text; null if it does not exist. They reveal nothing to readers of the text's compartment that they may not read.</summary>
    public static TextTerms? TermsOf(RecordState record, DraftId text) =>
        OpenTermsOf(record, text) is { } terms
            ? record.Of<DelegationState>(CompartmentId.Delegation)?.Archived is null ? terms : terms with { Closed = Archived }
            : null;

    private static TextTerms? OpenTermsOf(RecordState record, DraftId text)
    {
        var (at, isShared) = (text.Compartment, text.Compartment == CompartmentId.Delegation);
        if (!record.Exists || at.OwnerPartner is not null || at == CompartmentId.Program) return null;
        if (text.About == Papers) return new TextTerms(Writers, [], [], DraftLimits.Text, Everybody: !isShared);
        if (at == CompartmentId.Government && text.Text == View) return OfView(record, text.About);
        // Officials need not be on the roster, so they must not learn whether a point has a position and whether it is final.
        if (at == CompartmentId.Government) return text.Text == TalkingPoints ? new TextTerms([], [], [], DraftLimits.Text, Everybody: true) : null;
        if (record.Of<DelegationState>(CompartmentId.Delegation) is not { } delegation) return null;
        if (isShared && text.Text == Minutes)
            return PreparationsPart.Of(delegation).ContainsKey(text.About) ? new TextTerms(Writers, [], [], DraftLimits.Text) : null;
        if (delegation.Positions.GetValueOrDefault(text.About) is not { } position) return null;
        if (text.Text == TalkingPoints) return Position(position, DraftLimits.Text, everybody: !isShared);
        return isShared && TextOf(text.Text) is not null ? Position(position, DelegationLimits.PositionText) with { Followed = true } : null;
    }

    /// <summary>Copies a text of a position or view to its field, for lists and partners, and because a change makes answers to it stale.</summary>
    public static ImmutableArray<Directed> Follow(RecordState record, DraftId text, string reads)
    {
        if (record.Of<DelegationState>(text.Compartment) is not { } state) return [];
        var to = reads.Length == 0 ? null : reads;
        if (text.Compartment == CompartmentId.Delegation && TextOf(text.Text) is { } which && state.Positions.TryGetValue(text.About, out var position))
            return [.. OfPosition(text.About, which, position, to)];
        return text.Compartment == CompartmentId.Government && text.Text == View && state.Views.TryGetValue(text.About, out var view)
            ? [.. OfView(view, to)]
            : [];
    }

    /// <summary>The followed texts that a command answers to, shares or changes: all of a position for a version of it, else the one that is edited.</summary>
    public static ImmutableArray<ActorId> ReadBy(ActorId delegation, CompartmentId at, Command command)
    {
        if (at == CompartmentId.Government) return command is PublishView or EditViewText ? Only(ViewOf(delegation, ((ViewCommand)command).Id)) : [];
        if (at != CompartmentId.Delegation) return [];
        return command switch
        {
            Concur c => AllOf(delegation, c.Point),
            ChangePositionState c => AllOf(delegation, c.Point),
            PublishPosition c => AllOf(delegation, c.Point),
            EditPositionText c => Only(Of(delegation, c.Point, c.Text)),
            _ => [],
        };
    }

    private static ImmutableArray<ActorId> AllOf(ActorId delegation, EntityId point) =>
        [.. Enum.GetValues<PositionText>().Select(text => Of(delegation, point, text)).OfType<ActorId>()];

    private static ImmutableArray<ActorId> Only(ActorId? text) => text is { } one ? [one] : [];

    private static IEnumerable<Directed> OfView(GovernmentView view, string? to)
    {
        if (!view.WrittenTogether) yield return new Directed(CompartmentId.Government, new ViewTextWrittenTogether(view.Id));
        // A view must have a text, so an emptied draft changes nothing until something is written again.
        if (to is not null && view.Text.Value != to)
            yield return new Directed(CompartmentId.Government, new ViewTextEdited(view.Id, new Edit(view.Text.Value, to)));
    }

    private static IEnumerable<Directed> OfPosition(EntityId point, PositionText which, Position position, string? to)
    {
        if (position.State.Is(PositionState.Final)) yield break;
        if (!position.IsWrittenTogether(which))
            yield return new Directed(CompartmentId.Delegation, new PositionTextWrittenTogether(point, which));
        if (position.Text(which).Value != to)
            yield return new Directed(CompartmentId.Delegation, new PositionTextEdited(point, which, new Edit(position.Text(which).Value, to)));
    }

    public static PositionText? TextOf(string word)
    {
        foreach (var text in Enum.GetValues<PositionText>())
            if (Word(text) == word)
                return text;
        return null;
    }

    private static string Word(Enum text) => JsonNamingPolicy.KebabCaseLower.ConvertName(text.ToString());

    private static TextTerms? OfView(RecordState record, EntityId view) =>
        record.Of<DelegationState>(CompartmentId.Government)?.Views.GetValueOrDefault(view) is { } draft
            ? new TextTerms([], [], [draft.Office], DelegationLimits.View, Followed: true)
            : null;

    private static TextTerms Position(Position position, int limit, bool everybody = false)
    {
        var closed = position.State.Is(PositionState.Final) ? PositionsPart.Final : null;
        if (everybody) return new TextTerms([], [], [], limit, Everybody: true, closed);
        return position.Authority.Value switch
        {
            PositionAuthority.HeadOnly => new TextTerms(Head, [], [], limit, Closed: closed),
            PositionAuthority.SpokespersonAndHead => new TextTerms(Speakers, position.Spokesperson.Value is { } one ? [one] : [], [], limit, Closed: closed),
            _ => new TextTerms(Writers, [], [], limit, Closed: closed),
        };
    }
}
