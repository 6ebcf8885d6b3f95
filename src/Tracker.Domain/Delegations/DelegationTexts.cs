using Tracker.Domain.Drafts;

namespace Tracker.Domain.Delegations;

/// <summary>What a paper of a delegation is written for.</summary>
public enum PaperKind { Contribution, Briefing, LiaisonStatement, Report, Other }

/// <summary>The co-edited texts of a delegation: which there are, and who writes them.</summary>
public static class DelegationTexts
{
    /// <summary>Texts that are about no agenda point: briefings, contributions.</summary>
    public static readonly EntityId Papers = EntityId.Parse("papers");

    public const string TalkingPoints = "talking-points";
    public const string View = "view";
    private static readonly ImmutableArray<RosterRole> Writers = [RosterRole.Member, RosterRole.Liaison, RosterRole.Spokesperson, RosterRole.Head];
    private static readonly ImmutableArray<RosterRole> Speakers = [RosterRole.Spokesperson, RosterRole.Head];
    private static readonly ImmutableArray<RosterRole> Head = [RosterRole.Head];

    /// <summary>The draft of one text of a position; null where the key of the delegation is too long for it.</summary>
    public static ActorId? Of(ActorId delegation, EntityId point, PositionText text) =>
        new DraftId(delegation, CompartmentId.Delegation, point, Word(text)).Actor;

    /// <summary>The draft of a paper; null where the key of the delegation is too long for it.</summary>
    /// <param name="id">Sets it apart from the other papers; in lower-case letters and digits.</param>
    public static ActorId? Paper(ActorId delegation, CompartmentId at, PaperKind kind, string id) => new DraftId(delegation, at, Papers, $"{Word(kind)}.{id}").Actor;

    /// <summary>What a paper is written for; <see cref="PaperKind.Other"/> where its key does not say, null where the text is no paper.</summary>
    public static PaperKind? PaperOf(DraftId text)
    {
        if (text.About != Papers) return null;
        foreach (var kind in Enum.GetValues<PaperKind>())
            if (text.Text.StartsWith(Word(kind) + ".", StringComparison.Ordinal) || text.Text == Word(kind))
                return kind;
        return PaperKind.Other;
    }

    /// <summary>The draft with what is said on an agenda point; null where the key of the delegation is too long for it.</summary>
    public static ActorId? TalkingPointsOf(ActorId delegation, CompartmentId at, EntityId point) => new DraftId(delegation, at, point, TalkingPoints).Actor;

    /// <summary>The draft of a government view; null where the key of the delegation is too long for it.</summary>
    public static ActorId? ViewOf(ActorId delegation, EntityId view) => new DraftId(delegation, CompartmentId.Government, view, View).Actor;

    /// <summary>What the delegation says about a text; null where there is none such. It rests on nothing that is closed to those who hold the text's compartment.</summary>
    public static TextTerms? TermsOf(RecordState record, DraftId text)
    {
        if (!record.Exists) return null;
        if (text.Compartment.OwnerPartner is not null || text.Compartment == CompartmentId.Program) return null;
        if (text.About == Papers) return new TextTerms(Writers, [], [], DraftLimits.Text, Everybody: text.Compartment != CompartmentId.Delegation);
        if (text.Compartment == CompartmentId.Government && text.Text == View) return OfView(record, text.About);
        // Officials need not be on the roster: whether a point has a position, and whether it is final, is not for them to learn.
        if (text.Compartment == CompartmentId.Government) return text.Text == TalkingPoints ? new TextTerms([], [], [], DraftLimits.Text, Everybody: true) : null;
        if (!record.Compartments.TryGetValue(CompartmentId.Delegation, out var shared) || !((DelegationState)shared.State).Positions.TryGetValue(text.About, out var position)) return null;
        if (text.Text == TalkingPoints) return Position(position, DraftLimits.Text, everybody: text.Compartment != CompartmentId.Delegation);
        return text.Compartment == CompartmentId.Delegation && TextOf(text.Text) is not null ? Position(position, DelegationLimits.PositionText) with { Followed = true } : null;
    }

    /// <summary>The delegation keeps what a text of a position or view reads: for lists, for partners, and because what was agreed to was another text.</summary>
    public static ImmutableArray<Directed> Follow(RecordState record, DraftId text, string reads)
    {
        if (!record.Compartments.TryGetValue(text.Compartment, out var part)) return [];
        var (state, to) = ((DelegationState)part.State, reads.Length == 0 ? null : reads);
        if (text.Compartment == CompartmentId.Delegation && TextOf(text.Text) is { } which && state.Positions.TryGetValue(text.About, out var position))
            return [.. OfPosition(text.About, which, position, to)];
        return text.Compartment == CompartmentId.Government && text.Text == View && state.Views.TryGetValue(text.About, out var view) ? [.. OfView(view, to)] : [];
    }

    private static IEnumerable<Directed> OfView(GovernmentView view, string? to)
    {
        if (!view.WrittenTogether) yield return new Directed(CompartmentId.Government, new ViewTextWrittenTogether(view.Id));
        // A view is never without words: an emptied draft changes nothing until it reads something again.
        if (to is not null && view.Text.Value != to) yield return new Directed(CompartmentId.Government, new ViewTextEdited(view.Id, new Edit(view.Text.Value, to)));
    }

    private static IEnumerable<Directed> OfPosition(EntityId point, PositionText which, Position position, string? to)
    {
        if (position.State.Is(PositionState.Final)) yield break;
        if (!position.IsWrittenTogether(which)) yield return new Directed(CompartmentId.Delegation, new PositionTextWrittenTogether(point, which));
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

    private static string Word(Enum text) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(text.ToString());

    private static TextTerms? OfView(RecordState record, EntityId view) =>
        record.Compartments.TryGetValue(CompartmentId.Government, out var government) && ((DelegationState)government.State).Views.TryGetValue(view, out var draft)
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
