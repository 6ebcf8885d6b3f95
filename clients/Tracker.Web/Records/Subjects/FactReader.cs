using System.Globalization;
using Tracker.Domain.Claims;
using Tracker.Domain.WorkItems;
using Tracker.Web.Parts;
using Tracker.Web.Records.Decisions;

namespace Tracker.Web.Records.Subjects;

/// <summary>Says claims in the words of a page.</summary>
/// <param name="body">The body of the record, whose procedure names the stages; null if it has none.</param>
public sealed partial class FactReader(string? body, string? title = null)
{
    /// <summary>The claim as the page says it. Each statement has its place; a new one is said by its kind.</summary>
    public Fact Read(Claim claim)
    {
        var fact = claim.Statement switch
        {
            Titled s => Plain(claim, FactGroup.Fact, s.Former ? "Former title" : "Title", s.Title),
            AlsoNamed s => Plain(claim, FactGroup.Fact, "Also named", s.Name, Joined(Sort(s.Sort), Language(s.Language))),
            Identified s => Plain(claim, FactGroup.Fact, "Identifier", s.Identifier, s.Scheme),
            OfSort s => Plain(claim, FactGroup.Fact, "Kind", Words.Capital(s.Sort)),
            OfDocumentKind s => Plain(claim, FactGroup.Fact, "Kind", Words.Title(s.Document), AsPrinted(s.AsPrinted)),
            OfCommittee s => Named(claim, FactGroup.Fact, "Committee", s.Committee, s.Part),
            OfPeriod s => Plain(claim, FactGroup.Fact, "Study period", s.Period, s.SameAs is { } other ? $"also printed for {other}" : null),
            OfTechnology s => Plain(claim, FactGroup.Fact, "Technology", s.Technology),
            Foundational s => Plain(claim, FactGroup.Fact, "Foundational document", Words.Title(s.Class), AsPrinted(s.AsPrinted)),
            OfCountry s => Plain(claim, FactGroup.Fact, "Country", s.Country, s.Basis == CountryBasis.Stated ? null : Words.Title(s.Basis)),
            CountryAttributed s => Plain(claim, FactGroup.Fact, "Country by " + By(s.Attribution), s.Country),
            PersonalName s => Plain(
                claim, FactGroup.Fact, "Family name", s.Family, Joined(s.Given is { } given ? "given name " + given : null, AsPrinted(s.AsPrinted))),
            WorksOn s => Plain(claim, FactGroup.Fact, "Works on", s.Topic, Joined(s.Technology, s.Period)),
            Selection s => Selected(claim, s),
            PartOf s => Named(claim, FactGroup.Fact, "Part of", s.Parent, s.Basis),
            Founded s => Plain(claim, FactGroup.Stage, "Founded", AsPrinted(s.AsPrinted) ?? "") with { When = Words.Date(s.Date.Value) },
            Ended s => Plain(claim, FactGroup.Stage, "Ended", AsPrinted(s.AsPrinted) ?? "") with { When = Words.Date(s.Date.Value) },
            StatusReached s => Stage(claim, s),
            Happened s => Happening(claim, s),
            Held s => Plain(
                claim, FactGroup.Stage, "Held", Joined(s.Place, s.Country) ?? "Place not stated",
                Joined(s.Ordinal is { } nth ? $"number {nth}" : null, s.Zone)),
            Session s => Plain(
                claim, FactGroup.Session, Clock(s), s.Title, Joined(s.Cancelled ? "cancelled" : null, s.Room, s.Group?.Name)) with { To = s.Group?.Actor },
            AgendaItem s => Plain(claim, FactGroup.Agenda, s.Number ?? "not numbered", s.Title, s.Document),
            MeetingDocument s => Plain(claim, FactGroup.Document, s.Number, s.Title),
            Decided s => Decision(claim, s),
            DecidedAt s => Named(claim, FactGroup.Fact, "Decided at", s.Meeting,
                Joined(s.Position is { } nth ? $"decision {nth} of the meeting" : null, s.Venue)),
            DecisionDated s => Plain(claim, FactGroup.Stage, Words.Title(s.Day), ""),
            DecisionVersion s => Plain(claim, FactGroup.Fact, "In " + DecisionLanguage.Of(s.Language),
                (s.Title == title ? null : s.Title) ?? s.Subject ?? (s.Title is null ? "Without a title" : "The title above"),
                Joined(s.Title is null || s.Title == title ? null : s.Subject, s.Script, s.Message, s.Considering)),
            DecisionClause s => Plain(claim, FactGroup.Clause, s.Verb, s.Text),
            DecisionApproval s => Plain(claim, FactGroup.Clause, $"{Words.Title(s.Degree)}, {Words.Title(s.Vote).ToLowerInvariant()}", s.Message ?? ""),
            DecisionRelated s => Plain(claim, FactGroup.Relation, Words.Capital(Words.Spoken(s.Relation)), $"{s.Prefix} {s.Number}",
                s.From is null ? null : $"of {s.FromPrefix} {s.From}"),
            DecisionText s => Plain(claim, FactGroup.Document, s.Use ?? "Text", s.Address, Joined(s.Format, s.Language)),
            Proceedings s => Plain(claim, FactGroup.Document, "Proceedings", s.Title ?? "Without a title", Joined(s.Issuer, s.Urn, s.City, s.Country)),
            DueBy s => Plain(claim, FactGroup.Stage, "Deadline", s.What),
            OfContributionSort s => Plain(claim, FactGroup.Fact, "Kind", Words.Title(s.Sort), AsPrinted(s.AsPrinted)),
            SubmittedTo s => Named(claim, FactGroup.Fact, "Submitted to", s.To, s.Point),
            SubmittedAt s => Named(claim, FactGroup.Fact, "Submitted at", s.Meeting),
            Sponsored s => Named(
                claim, FactGroup.Person, s.CoSponsor ? "Co-sponsor" : "Sponsor", s.Sponsor,
                Joined(s.Party is { } party ? Collective(party) : null, s.Country)),
            Revises s => Named(claim, FactGroup.Relation, "Revises", s.Contribution),
            OutcomeReached s => Plain(claim, FactGroup.Stage, "Outcome", Words.Title(s.Outcome), Joined(s.Clause, s.Meeting?.Name)),
            SetAside s => Plain(claim, FactGroup.Clause, "Rejected suggestion", s.Suggestion),
            Edition s => Plain(claim, FactGroup.Stage, "Edition", s.Number, s.Identifier),
            Editor s => Named(claim, FactGroup.Person, s.Lead ? "Lead editor" : "Editor", s.Organization, Joined(s.Person?.Name, s.Country)),
            SupportingMember s => Named(claim, FactGroup.Person, "Supporting member", s.Organization, s.Country),
            RoleHeld s => Role(claim, s),
            TakesPart s => Named(claim, FactGroup.Person, Words.Title(s.Role), s.Party, Joined(Collective(s.PartyKind), NotNamed(s.Count))),
            Affiliated s => Named(claim, FactGroup.Person, s.Position is { } position ? Words.Capital(position) : "Works for", s.Organization),
            NoneListed s => Plain(claim, FactGroup.Person, Words.Title(s.What), "None listed by the body"),
            Contribution s => Plain(
                claim, FactGroup.Contribution, Words.Title(s.Type), Joined(s.Number, s.Title)!, string.Join(", ", s.Sponsors.Select(r => r.Name))),
            ContributionOutcome s => Plain(claim, FactGroup.Contribution, "Outcome of " + s.Number, Words.Title(s.Outcome), s.TextPart),
            Related s => Named(claim, FactGroup.Relation, Words.Title(s.Relation), s.Other, AsPrinted(s.AsPrinted)),
            OriginatesIn s => Named(
                claim, FactGroup.Relation, "Derives from", s.Origin, Joined(s.Sort is { } sort ? Words.Title(sort) : null, s.Country)),
            Associated s => Association(claim, s),
            LiaisonPoint s => Liaison(claim, s),
            Guidance s => Guided(claim, s),
            FromWorkItem s => Named(claim, FactGroup.Relation, "From work item", s.WorkItem),
            Adoption s => Plain(claim, FactGroup.Relation, "Adopted in " + s.Country, Joined(Words.Title(s.Correspondence), s.Identifier)!),
            Measured s => Figure(claim, s),
            TableRow s => Plain(claim, FactGroup.Figure, s.Table, string.Join("; ", s.Cells.Select(c => $"{Words.Spoken(c.Key)}: {c.Value}")), s.Row),
            ConcernStated s => s.Critic is { } critic
                ? Named(claim, FactGroup.Concern, Words.Title(s.Concern), critic, s.Reason)
                : Plain(claim, FactGroup.Concern, Words.Title(s.Concern), s.Reason ?? "The source, in its own voice"),
            Breakdown s => Divided(claim, s),
            BodyRule s => Plain(claim, FactGroup.Rule, $"Rule on {Words.Spoken(s.Subject.ToString())}", s.Rule),
            Safeguard s => Plain(claim, FactGroup.Rule, Practised(s.Practice), s.Rule, s.Change is { } change ? "change: " + change : null),
            Transparency s => Plain(claim, FactGroup.Disclosure, Words.Title(s.Information), Words.Title(s.State), s.What),
            Uptake s => Plain(
                claim, FactGroup.Uptake, s.Country, Words.Title(s.Sort), Joined(s.Organization?.Name, s.Where)) with { To = s.Organization?.Actor },
            Doubt s => Plain(claim, FactGroup.Doubt, Words.Title(s.Sort), s.Question, s.Why),
            Described s => Plain(claim, FactGroup.Statement, Words.Capital(s.Heading), s.Sentence),
            NotAvailable s => Plain(claim, FactGroup.Statement, Words.Capital(Words.Spoken(s.What)), Words.Title(s.Reason)),
            _ => Plain(claim, FactGroup.Statement, Words.Capital(Words.Spoken(claim.Statement.GetType().Name)), claim.Statement.About()),
        };
        return fact.When is null && claim.Valid is { } valid && When(claim.Statement, valid) is { Length: > 0 } when ? fact with { When = when } : fact;
    }

    /// <summary>What happens at a moment has a date; what holds for a time has an interval.</summary>
    private static string When(Statement statement, PartialInterval valid) =>
        statement is StatusReached or Happened or Edition or Contribution or ContributionOutcome or Adoption or Uptake
            or Session or AgendaItem or MeetingDocument or DecidedAt or DecisionDated or DecisionClause or DueBy
            or SubmittedTo or SubmittedAt or OutcomeReached && valid is { From: { } at, To: null }
            ? Words.Date(at.Value)
            : Words.Interval(valid);

    /// <summary>A stage in the words of the procedure of its body, with its code where the body has codes.</summary>
    private Fact Stage(Claim claim, StatusReached stage)
    {
        var label = StatusRules.For(stage.Body ?? body).LabelOf(stage.Status);
        var code = label.Equals(stage.Status.Value.Replace('-', ' '), StringComparison.OrdinalIgnoreCase) ? null : stage.Status.Value;
        return Plain(claim, FactGroup.Stage, "Stage", Words.Capital(label), Joined(code, stage.Body, AsPrinted(stage.AsPrinted)));
    }

    private static Fact Happening(Claim claim, Happened s)
    {
        var fact = Plain(claim, FactGroup.Stage, "Event", s.What, s.With?.Name);
        return claim.Valid is null && s.DateAsPrinted is { } printed ? fact with { When = $"“{VisibleText.Of(printed)}”" } : fact;
    }

    private static Fact Role(Claim claim, RoleHeld s)
    {
        var holders = NotNamed(s.Count);
        var fact = s.With is { } with
            ? Named(claim, FactGroup.Person, Words.Capital(s.Role), with, Joined(holders, s.For?.Name, s.Country, Class(s)))
            : Plain(
                claim, FactGroup.Person, Words.Capital(s.Role), holders ?? s.Country ?? "Not named",
                Joined(s.For?.Name, holders is null ? null : s.Country, Class(s)));
        if (claim.Valid is null && s.Period is { } period) return fact with { When = VisibleText.Of(period) };
        return claim.Valid is null && s.TenureAsPrinted is { } printed ? fact with { When = $"“{VisibleText.Of(printed)}”" } : fact;
    }

    private static Fact Figure(Claim claim, Measured s)
    {
        var share = s is { Numerator: { } part, Denominator: { } whole }
            ? string.Create(CultureInfo.InvariantCulture, $"{part} of {whole}{Percent(s, part, whole)}") : null;
        var value = With(" ", Compared(s.Comparator), s.Value, s.Unit)!;
        return Plain(claim, FactGroup.Figure, Words.Capital(s.Metric), value, Joined(s.Of, share, s.Rule, s.Computed)) with
        {
            To = s.Who?.Actor, When = s.Period,
        };
    }

    /// <summary>The share of what is counted, computed again; where the source prints a share it stands beside it.</summary>
    private static string Percent(Measured s, decimal part, decimal whole) =>
        s.Computed is not null || whole == 0 || part > whole ? "" : string.Create(CultureInfo.InvariantCulture, $" = {100 * part / whole:0.00} %");

    private static Fact Named(Claim claim, FactGroup group, string label, Reference named, string? detail = null) =>
        Plain(claim, group, label, named.Name, detail) with { To = named.Actor };

    private static Fact Plain(Claim claim, FactGroup group, string label, string text, string? detail = null) =>
        new(claim, group, VisibleText.Of(label), VisibleText.Of(text), Detail: string.IsNullOrWhiteSpace(detail) ? null : VisibleText.Of(detail));

    /// <summary>By the clock of the place.</summary>
    public static string Clock(Session session) =>
        session.Starts is null ? "Whole day" : session.Ends is null ? session.Starts : $"{session.Starts}–{session.Ends}";

    private static string Practised(Practice practice) => practice switch
    {
        Practice.Kept => "Practice keeps to it",
        Practice.NotKept => "Practice does not keep to it",
        _ => "Practice unknown",
    };

    private static string? AsPrinted(string? printed) => printed is null ? null : $"“{printed}”";

    private static string? Joined(params ReadOnlySpan<string?> parts) => With(" · ", parts);

    private static string? With(string between, params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part)) said.Add(part);
        return said.Count == 0 ? null : string.Join(between, said);
    }
}
