using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Server.Directory;
using Tracker.Server.History;
using Tracker.Server.Records;
using Tracker.Server.SignIn;

namespace Tracker.Server.Api;

/// <summary>What is asked of the claims of all records, in the query of the address.</summary>
/// <param name="Names">A record that the claim names.</param>
/// <param name="Document">SHA-256 of the document that it cites.</param>
/// <param name="Kind">The kind of its subject.</param>
/// <param name="Ever">True for claims that were superseded or withdrawn, too.</param>
internal sealed record ClaimsAsked(
    string? Subject = null, string? Statement = null, string? Names = null, string? Document = null, string? Country = null, string? Kind = null,
    string? AsOf = null, string? Known = null, bool Ever = false, int Skip = 0, int Take = 50)
{
    public Rejection? Refuses(RecordKinds kinds) =>
        RefusesRecord(Subject, "subject") ?? RefusesRecord(Names, "names")
        ?? (Statement is null || StatementColumns.IsWord(Statement) ? null : Rejection.Invalid($"There is no statement '{Statement}'.", "statement"))
        ?? (Document is null || Digests.IsSha256(Document) ? null : Digests.Refusal("document")) ?? TextLimits.Refuses(Country, "country", TextLimits.Name)
        ?? (Kind is null || kinds.Find(Kind) is not null ? null : ReadEndpoints.NoKind(Kind))
        ?? ReadEndpoints.RefusesMoment(AsOf, Known) ?? ReadEndpoints.RefusesPage(Skip, Take);

    public ClaimFilter Filter() => new(
        ActorId.TryParse(Subject), Statement is null ? null : [Statement], ActorId.TryParse(Names) is { } named ? [named] : null, Document, Country, Kind,
        AsOf: PartialDate.Read(AsOf)?.Latest, Known: HistoryPoint.KnownBy(Known), Ever: Ever);

    private static Rejection? RefusesRecord(string? actor, string field) =>
        actor is null || ActorId.TryParse(actor) is not null ? null : Rejection.Invalid($"'{field}' must be {ActorId.Rule}.", field);
}

/// <summary>Claims across records: only those that the caller may read at this moment.</summary>
internal static class ClaimEndpoint
{
    public static async Task<IResult> Find(
        HttpContext context, DirectoryCache directory, RecordClaims claims, RecordKinds kinds, [AsParameters] ClaimsAsked asked)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        if (asked.Refuses(kinds) is { } refused) return Answers.Of(refused);
        var found = await claims.Find(principal, asked.Filter(), asked.Skip, asked.Take, context.RequestAborted);
        return Answers.Of([.. found.Select(Line)], ApiJson.Strict.ListClaimLine);
    }

    public static ClaimLine Line(ClaimRow row) => new(
        row.Actor, row.Compartment, row.Id, row.Statement, row.Value, JsonNode.Parse(row.Says)!.AsObject(), [.. row.Records()], row.RecordedFrom,
        row.IsHearsay, row.Country, row.Organization, row.Committee, row.ValidFrom, row.ValidTo, row.RecordedTo, row.RemovedAt, row.Source, row.Document,
        row.Span);
}
