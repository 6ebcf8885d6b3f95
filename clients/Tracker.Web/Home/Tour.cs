using System.Collections.Immutable;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Pages;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Web.Home;

/// <summary>The first-run tour: from sign-in to an answered position and a published view. What is done is read from the delegations as they are
/// now, so the tour goes on from there on any device.</summary>
public static class Tour
{
    public const string Address = "welcome";

    /// <param name="listed">The delegations that the participant knows of.</param>
    /// <param name="desks">Those of them that the page follows, the likeliest first.</param>
    public static ImmutableArray<TourStep> Of(Workplace at, IReadOnlyList<ListedRecord> listed, IReadOnlyList<DelegationDesk> desks)
    {
        var signedIn = new TourStep("Sign in", $"You are signed in as {VisibleText.Of(at.Me.Name)}.", true, Address: "sessions", Link: "Your sessions");
        var joined = desks.Where(d => d is { Delegation: not null, Record.Role: not null }).ToList();
        var shown = joined.Find(d => OwnWork.IsSample(d.Delegation!)) ?? joined.FirstOrDefault();
        return shown is null ? [signedIn, .. Before(at, listed.Count)] : [signedIn, .. new DelegationTour(shown, joined, at).Steps];
    }

    /// <summary>True while the participant can do a step that is not done.</summary>
    public static bool IsOpen(this IEnumerable<TourStep> steps) => steps.Any(s => s is { IsMine: true, IsDone: false });

    /// <summary>How far it is, such as "2 of your 4 steps done".</summary>
    public static string Progress(this IReadOnlyCollection<TourStep> steps) =>
        $"{Words.Number(steps.Count(s => s is { IsMine: true, IsDone: true }))} of your {Words.Count(steps.Count(s => s.IsMine), "step")} done";

    /// <summary>While the participant is on no roster.</summary>
    private static IEnumerable<TourStep> Before(Workplace at, int known)
    {
        var creates = NewDelegationPage.MayCreate(at);
        yield return creates
            ? new("Create your first delegation", "Choose the committee, the gathering and the head. Until then you are on no roster."
                + (at.IsAdministrator ? " To try the sample, sign in with the link of one of its accounts." : ""),
                false, Address: "d/new", Link: "New delegation")
            : new("Join a delegation", "You are on no roster. The head of a delegation can invite you; the invitation shows on My work."
                + (known > 0 ? $" You see the gathering of {Words.Count(known, "delegation")} and what your own group recorded about it." : ""),
                false, IsMine: false, known > 0 ? "d" : null, "See delegations");
        yield return new("Take a stance on an agenda point", "Each point has one position, which the delegation writes together.", false, creates);
        yield return new("Answer for your organisation", "Everyone on the roster but observers concurs with the position or objects to it.", false, creates);
        yield return new("Read the government views", "Government offices publish their views to the delegation.", false, IsMine: false);
    }
}
