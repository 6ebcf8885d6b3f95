using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Briefings;

/// <summary>A claim of another record that names an organisation or somebody who works for it.</summary>
/// <param name="Title">Of the record.</param>
public sealed record WorkClaim(ActorId Record, string Title, Claim Claim);

/// <summary>What the record says of an organisation, line by line: the same questions are asked of each, whatever its country.</summary>
public static class Collecting
{
    /// <param name="state">The public record of the organisation.</param>
    /// <param name="work">What names it in the work of the committee.</param>
    /// <param name="people">Those who work for it, by their records, with their affiliation.</param>
    public static Expected Of(ActorId organization, SubjectState state, IReadOnlyCollection<WorkClaim> work, IReadOnlyCollection<WorkClaim> people)
    {
        var leads = work.Any(w => w.Claim.Statement is TakesPart { Role: DocumentRole.ProjectLead } t && t.Party.Actor == organization);
        var own = from claim in state.Book.Claims where Counts(claim)
            let said = Said(claim.Statement, leads) where said.Words is not null
            select Line(organization, claim, said.Field, said.Words!);
        var persons = from person in people where Counts(person.Claim) && person.Claim.Statement is Affiliated a && a.Organization.Actor == organization
            select Line(person.Record, person.Claim, BriefField.Person, With(", ", person.Title, ((Affiliated)person.Claim.Statement).Position));
        var there = from one in work where Counts(one.Claim) && Work(one.Claim.Statement) is not null
            select Line(one.Record, one.Claim, BriefField.Work, $"{Work(one.Claim.Statement)}: {one.Title}");
        var lines = own.Concat(persons).Concat(there).DistinctBy(l => (l.Field, l.Words)).OrderBy(l => l.Field).Take(Expected.Most);
        return new(organization, state.Title ?? organization.Key, [.. lines]);
    }

    /// <summary>The general statements that temper what is concluded: those about participants as a class, not about one body or country.</summary>
    public static IEnumerable<BriefLine> Caveats(ActorId topic, SubjectState state) =>
        from claim in state.Book.Claims where Tempers(topic) && Counts(claim)
        let said = claim.Statement as Described
        where said is not null && Participants.Any(word => said.Heading.EndsWith(word, StringComparison.Ordinal))
        select Line(topic, claim, BriefField.Caveat, $"{Capital(said.Heading)}: {said.Sentence}");

    private static readonly string[] Participants = ["entities", "participants"];

    /// <summary>Whether a topic has statements that temper.</summary>
    public static bool Tempers(ActorId topic) => topic.Key.EndsWith("/statements/caveat", StringComparison.Ordinal)
        || topic.Key.EndsWith("/statements/limit", StringComparison.Ordinal) || topic.Key.EndsWith("/statements/expert-view", StringComparison.Ordinal);

    /// <summary>A claim of others is a line too, as what it is.</summary>
    private static bool Counts(Claim claim) => claim is { Stands: true, RemovedByBody: null };

    private static (BriefField Field, string? Words) Said(Statement statement, bool leads) => statement switch
    {
        Titled s => (BriefField.Name, s.Title),
        AlsoNamed s => (BriefField.Name, s.Name),
        OfSort s => (BriefField.Type, Capital(s.Sort)),
        OfCountry s => (BriefField.Country, s.Country),
        CountryAttributed s => (BriefField.Country, $"{s.Country} ({Spoken(s.Attribution)})"),
        PartOf s => (BriefField.Parent, s.Parent.Name),
        RoleHeld s => (BriefField.Work, With(", ", Capital(s.Role), s.With?.Name)),
        Associated { Strength: AssociationStrength.OfTheOrganisation } s => (BriefField.Association, Linked(s)),
        Associated { Strength: AssociationStrength.OfAClass } s => (BriefField.OfAClass, Linked(s)),
        Associated { With: { } with } => (BriefField.CoParticipation, $"{(leads ? "Led work" : "Takes part")} together with {with.Name}"),
        _ => default,
    };

    private static string Linked(Associated s)
    {
        var words = s.AsPrinted is { } printed && !string.Equals(printed, Spoken(s.Link), StringComparison.OrdinalIgnoreCase) ? $"“{printed}”" : null;
        return s.Link == AssociationKind.Other && words is not null
            ? With(", ", words, s.With?.Name)
            : With(": ", With(" ", Capital(Spoken(s.Link)), s.With?.Name), words);
    }

    private static string? Work(Statement statement) => statement switch
    {
        TakesPart { Role: DocumentRole.Other } => "Takes part in another role",
        TakesPart s => Capital(Spoken(s.Role)),
        Editor s => With(", ", s.Lead ? "Lead editor" : "Editor", s.Person?.Name),
        SupportingMember => "Supporting member",
        Contribution s => $"Contribution {s.Number}",
        RoleHeld s => With(", ", Capital(s.Role), s.With?.Name),
        Happened s => Capital(s.What),
        _ => null,
    };

    private static BriefLine Line(ActorId record, Claim claim, BriefField field, string words)
    {
        var said = claim.Assertion.Hearsay is { } heard ? $"According to {heard.Claimant ?? heard.Channel}: {words}" : words;
        var text = said.Length <= TextLimits.Line ? said : said[..TextLimits.Line];
        return new(IdOf(record, claim.Id, field), field, text, new(record, claim.Id, claim.Assertion.Source, claim.Valid?.From));
    }

    /// <summary>The same line has the same id each time that it is collected.</summary>
    private static EntityId IdOf(ActorId record, EntityId claim, BriefField field) =>
        EntityId.Parse(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{record} {claim} {field}")).AsSpan(0, 16)));

    private static string With(string between, params string?[] parts) => string.Join(between, parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string Spoken<T>(T word) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()).Replace('-', ' ');

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
