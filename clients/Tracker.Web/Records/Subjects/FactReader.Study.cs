using Tracker.Domain.Claims;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>Statements of studies: sets and their parts, decisions, associations, letters, guidance.</summary>
public sealed partial class FactReader
{
    private static string? Sort(NameKind? sort) => sort is null or NameKind.Other ? null : Words.Title(sort.Value);

    private static string? NotNamed(int? count) => count is { } holders ? $"{Words.Number(holders)} not named" : null;

    /// <summary>Said where the party could be taken for an organisation.</summary>
    private static string? Collective(PartyKind kind) => kind is PartyKind.Country or PartyKind.Group ? Words.Title(kind) : null;

    private static string? Class(RoleHeld s) => s.Class is { } role ? $"{Words.Spoken(role.ToString())} role" : null;

    private static string By(Attribution rule) => rule switch
    {
        Attribution.PrintedLabel => "printed label",
        Attribution.CountedAs => "how it is counted",
        Attribution.ParentCountry => "its parent",
        _ => Words.Spoken(rule.ToString()),
    };

    private static string? Language(string? tag) => tag is null or "en" ? null : tag;

    /// <summary>What a set contains and by which rule; an unknown size is said as unknown.</summary>
    private static Fact Selected(Claim claim, Selection s)
    {
        var size = s.Size is { } members ? Words.Number(members) : "size not stated";
        return (s.Body is { } body ? Named(claim, FactGroup.Figure, Words.Title(s.Of), body) : Plain(claim, FactGroup.Figure, Words.Title(s.Of), size)) with
        {
            Text = VisibleText.Of(Joined(size, s.Body is { } of ? "of " + of.Name : null)!), Detail = Joined(s.Rule, s.Technology), When = s.Period,
        };
    }

    private static Fact Divided(Claim claim, Breakdown s)
    {
        var count = s.Count is { } members ? With(" ", Compared(s.Comparator), Words.Number(members))! : "number not stated";
        var label = s.Dimension == Dimension.Other ? "Of these" : "By " + Words.Spoken(s.Dimension.ToString());
        return Plain(claim, FactGroup.Figure, label, $"{s.Value}: {count}") with { To = s.Who?.Actor };
    }

    private static string? Compared(Comparator? comparator) => comparator is null or Comparator.Exactly ? null : Words.Spoken(comparator.Value.ToString());

    /// <summary>A decision ends on a day only if it forbids something until then.</summary>
    private static Fact Decision(Claim claim, Decided s)
    {
        var fact = Named(claim, FactGroup.Stage, Words.Title(s.Decision), s.Subject, Joined(
            s.Body is { } body ? "by " + body.Name : null, s.Meeting?.Name,
            s.CountryVotes is { } votes ? "votes: " + votes : s.Decision == DecisionKind.Vote ? "country votes unknown" : null));
        var text = $"{s.Subject.Name}: {s.Outcome}";
        return fact with { Text = VisibleText.Of(text), When = claim.Valid is { From: { } at, To: null } ? Words.Date(at.Value) : null };
    }

    private static Fact Association(Claim claim, Associated s)
    {
        var about = s.Strength switch
        {
            AssociationStrength.OfAClass => "said of a class of organisations",
            AssociationStrength.CoParticipation => "takes part beside others",
            _ => null,
        };
        var detail = Joined(s.List, s.Authority?.Name, about);
        return s.With is { } with
            ? Named(claim, FactGroup.Relation, Words.Title(s.Link), with, Joined(AsPrinted(s.AsPrinted), detail))
            : Plain(claim, FactGroup.Relation, Words.Title(s.Link), AsPrinted(s.AsPrinted) ?? s.List ?? "Stated without words", detail);
    }

    private static Fact Liaison(Claim claim, LiaisonPoint s) =>
        Named(claim, FactGroup.Relation, "Liaison statement: " + Words.Spoken(s.Stance.ToString()), s.From,
            Joined(s.Point, s.To is { } to ? "to " + to.Name : null, s.Subject is { } subject ? "about " + subject.Name : null, s.Occasion?.Name));

    private static Fact Guided(Claim claim, Guidance s) =>
        Named(claim, FactGroup.Relation, "Guidance on " + (s.Activity == StandardsActivity.Unspecified ? "taking part" : Words.Spoken(s.Activity.ToString())),
            s.Authority, Joined(s.AboutWhom is { } whom ? "about " + whom.Name : null, s.Effect, s.Unclear is { } open ? "open: " + open : null));
}
