using Microsoft.AspNetCore.Components;
using Tracker.Domain.Delegations;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>Notes of the floor in the words of the screen.</summary>
public static class FloorWords
{
    /// <summary>A note with who it is about in bold.</summary>
    public static RenderFragment Of(FloorNote note) => b =>
    {
        if (note.Who is { } who)
        {
            b.OpenElement(0, "bdi");
            b.OpenElement(1, "b");
            b.AddContent(2, VisibleText.Of(who));
            b.CloseElement();
            b.CloseElement();
            b.AddContent(3, " ");
        }
        b.AddContent(4, Did(note));
        if (note.Text is not { } text) return;
        b.AddContent(5, ": ");
        b.OpenElement(6, "bdi");
        b.AddContent(7, VisibleText.Of(text));
        b.CloseElement();
    };

    /// <summary>The same in one line.</summary>
    public static string Said(FloorNote note) =>
        (note.Who is { } who ? VisibleText.Of(who) + " " : "") + Did(note) + (note.Text is { } text ? ": " + Words.Shortened(VisibleText.Of(text), 60) : "");

    /// <summary>A count of votes: what is unknown is said to be.</summary>
    public static string Of(VoteTally tally) =>
        $"{Count(tally.InFavour)} in favour, {Count(tally.Against)} against, {Count(tally.Abstained)} abstained";

    private static string Count(int? count) => count is { } known ? Words.Number(known) : "unknown";

    private static string Did(FloorNote note) => note.Sort switch
    {
        FloorSort.Intervention => note.Stance switch
        {
            Intervening.Support => "supports",
            Intervening.Oppose => "opposes",
            _ => "comments",
        },
        FloorSort.Objection => "objects",
        FloorSort.Vote => note.Vote switch
        {
            MemberVote.InFavour => "voted in favour",
            MemberVote.Against => "voted against",
            MemberVote.Abstained => "abstained",
            _ => "voted; how is unknown",
        },
        _ => $"Outcome: {Words.Of(note.Outcome!.Value)}" + (note.Tally is { } tally ? $" ({Of(tally)})" : ""),
    };
}
