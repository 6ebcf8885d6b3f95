using Microsoft.AspNetCore.Http.Metadata;
using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Server.SignIn;

namespace Tracker.Server.Api;

/// <summary>One documented POST for every command of every kind, from the kinds' own tables.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder api, RecordKinds kinds)
    {
        foreach (var kind in kinds.All)
            foreach (var (name, type) in kind.Codec.Commands.OrderBy(c => c.Name, StringComparer.Ordinal))
                api.MapPost($"/{kind.Name}/{name}", (HttpContext context, Commands commands, DirectoryCache directory) =>
                    Execute(context, commands, directory, kind, name))
                    .WithTags(kind.Name).WithName($"{kind.Name}.{name}")
                    .WithMetadata(new AcceptsMetadata(["application/json"], typeof(CommandBody<>).MakeGenericType(type)))
                    .Produces<OutcomeMessage>().Produces<OutcomeMessage>(403).Produces<OutcomeMessage>(404).Produces<OutcomeMessage>(409)
                    .Produces<OutcomeMessage>(422).Produces<OutcomeMessage>(503);
    }

    private static async Task<IResult> Execute(HttpContext context, Commands commands, DirectoryCache directory, RecordKind kind, string name)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(OutcomeMessage.Rejected(Rejection.NotFound));
        var (body, malformed) = await Answers.Read(context.Request, ApiJson.Strict.CommandBodyRawJson);
        if (body is null) return Answers.Of(OutcomeMessage.Rejected(malformed!));
        if (body.Actor.Kind != kind.Name)
            return Answers.Of(OutcomeMessage.Rejected(Rejection.Invalid($"'{body.Actor}' is not a {kind.Name}.", "actor")));
        return Answers.Of(await commands.Execute(principal, new CommandMessage(
            body.Actor, body.Operation, body.Compartment, body.Seen, name, body.Payload, body.OnBehalfOf, body.Again)));
    }
}
