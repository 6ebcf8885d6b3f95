using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.ExportControl.GuidanceCommand;

namespace Tracker.Cli.Commands;

/// <summary><c>guidance list</c>, <c>show</c>, <c>of</c>, <c>publish</c>, <c>revise</c> and <c>withdraw</c>: what authorities say of working beside listed
/// organisations, in their words.</summary>
internal static class GuidanceCommand
{
    private const string Sample = "guidance/huawei";
    private static readonly GuidanceKind Kind = new();

    public static Command Of() => new("guidance", "What authorities say of working beside listed organisations, in their words.")
    {
        ListCommand.Of(GuidanceKind.Word, "List the guidance.", "tracker guidance list --json"), Show(), About(), Publish(), Revise(), Withdraw(),
    };

    private static ExampleCommand Show()
    {
        var (guidance, day) = (Guidance(), Parsing.Day("--as-of", "Only what held on this day."));
        var show = new ExampleCommand(
            "show", "Show a guidance with its versions, or the one that held on a day.", $"tracker guidance show {Sample} --as-of 2021-01-01")
        {
            guidance, day,
        };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (kept, code) = await Read(api, parsed.GetValue(guidance), cancel);
            if (kept is null) return code;
            var shown = parsed.GetValue(day) is { } on ? (kept.On(on) is { } held ? [held] : []) : kept.Versions.Select(v => v.Version).ToList();
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(
                    new { title = kept.Title.Value, withdrawn = kept.WithdrawnFor.Value, versions = shown.Select(Line) }));
            else
            {
                Console.WriteLine(VisibleText.Of(kept.Title.Value));
                if (kept.WithdrawnFor.Value is { } why) Console.WriteLine("  withdrawn: " + VisibleText.Of(why));
                if (shown.Count == 0) Console.WriteLine("  No version held on that day.");
                foreach (var version in shown) Write(version);
            }
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand About()
    {
        var record = Parsing.Argument<ActorId>("record", "A committee or meeting.");
        var of = new ExampleCommand(
            "of", "Say which participants of a committee or meeting are listed, and what the words of the guidance cover. It is no legal advice.",
            "tracker guidance of committee/jtc1/sc-42/wg-5")
        {
            record,
        };
        of.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Guidance(parsed.GetValue(record), cancel);
            if (answer.Value is not { } panel) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(panel, ApiJson.Lenient.GuidancePanel);
            else Write(panel);
            return TrackerCli.Done;
        }));
        return of;
    }

    private static ExampleCommand Publish()
    {
        var (guidance, version) = (Guidance(), new GuidanceOptions());
        var title = new Argument<string>("title") { Description = "What the guidance is called." };
        var publish = new ExampleCommand("publish", "Record a guidance with its first version. Everyone reads it.",
            $"tracker guidance publish {Sample} \"Standards work with Huawei\" --authority BIS --organization Huawei=organization/huawei "
            + "--document \"Interim final rule\" --quote \"certain standards setting activities\" --from 2020-06-18 --ask \"Your counsel\"")
        {
            guidance, title,
        };
        version.AddTo(publish);
        publish.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(guidance), new PublishGuidance(parsed.GetValue(title)!, version.Read(parsed)), "Published", cancel)));
        return publish;
    }

    private static ExampleCommand Revise()
    {
        var (guidance, version) = (Guidance(), new GuidanceOptions());
        var revise = new ExampleCommand("revise", "Record the next version. The earlier ones stay to be read; those who follow it are told.",
            $"tracker guidance revise {Sample} --authority BIS --organization Huawei --document \"Final rule\" --quote \"for the work of bodies\" "
            + "--from 2022-09-09 --ask \"Your counsel\"")
        {
            guidance,
        };
        version.AddTo(revise);
        revise.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (kept, code) = await Read(api, parsed.GetValue(guidance), cancel);
            return kept?.Last is not { } last ? code
                : await Sends(parsed, api, parsed.GetValue(guidance), new ReviseGuidance(last.Id, version.Read(parsed)), "Revised", cancel);
        }));
        return revise;
    }

    private static ExampleCommand Withdraw()
    {
        var guidance = Guidance();
        var reason = new Argument<string>("reason") { Description = "Why it is no guidance any more." };
        var withdraw = new ExampleCommand("withdraw", "Say that it is no guidance any more; what it said stays to be read.",
            $"tracker guidance withdraw {Sample} \"Replaced by a rule\"")
        {
            guidance, reason,
        };
        withdraw.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(guidance), new WithdrawGuidance(parsed.GetValue(reason)!), "Withdrawn", cancel)));
        return withdraw;
    }

    private static Argument<ActorId> Guidance()
    {
        var guidance = Parsing.Argument<ActorId>("guidance", $"The guidance, such as {Sample}.");
        guidance.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != GuidanceKind.Word)
                result.AddError($"'{actor}' is not a guidance, such as {Sample}.");
        });
        return guidance;
    }

    private static async Task<int> Sends(ParseResult parsed, ApiClient api, ActorId guidance, Sent command, string done, CancellationToken cancel)
    {
        if (await Sending.Send(api, Kind, guidance, CompartmentId.Record, command, cancel) is { } no) return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { guidance = guidance.Value }) : $"{done}: {guidance}.");
        return TrackerCli.Done;
    }

    /// <summary>Null with the exit code.</summary>
    private static async Task<(GuidanceRecord? Kept, int Code)> Read(ApiClient api, ActorId guidance, CancellationToken cancel)
    {
        var opened = await api.Record(guidance, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        return record.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Record)?.State is { } state
            ? ((GuidanceRecord)JsonSerializer.Deserialize(state.Utf8.Span, Kind.StateInfo)!, TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static object Line(GuidanceVersion version) => new
    {
        version = version.Id.Value, authority = version.Authority.Name, from = version.Valid.From?.Value, to = version.Valid.To?.Value,
        organizations = version.Organizations.Select(o => new { name = o.Name, record = o.Actor?.Value }), list = version.List,
        activities = version.Activities.Select(Parsing.WordOf), venue = version.Venue is { } venue ? Parsing.WordOf(venue) : null,
        document = version.Source.Document, quote = version.Source.Quote, unclear = version.Unclear, ask = version.Ask,
    };

    private static void Write(GuidanceVersion version)
    {
        Say($"  {version.Authority.Name}, from {version.Valid.From?.Value}{(version.Valid.To is { } to ? $" to {to.Value}" : "")}: {version.Source.Document}");
        Say($"    “{version.Source.Quote}”");
        var about = version.Organizations.IsEmpty ? $"all on the {version.List}" : string.Join(", ", version.Organizations.Select(o => o.Name));
        Say($"    about {about}; activities: {(version.Activities.IsEmpty ? "none named" : string.Join(", ", version.Activities.Select(Parsing.WordOf)))}");
        if (version.Unclear is { } unclear) Say("    unclear: " + unclear);
        Say("    ask: " + version.Ask);
    }

    private static void Write(GuidancePanel panel)
    {
        if (panel.Participants.Count == 0) Console.WriteLine("No listed organisation is known to take part.");
        foreach (var party in panel.Participants)
        {
            Say($"{party.Name} ({party.Organization})");
            foreach (var fact in party.Facts)
                Say($"  {fact.List ?? "listed"}{(fact.On is { } on ? $", since {on.Value}" : "")}: “{fact.Quote ?? fact.AsPrinted}” ({fact.Document})");
            foreach (var one in party.Cases)
                Say(string.Create(CultureInfo.InvariantCulture, $"  {Parsing.WordOf(one.Activity)}: {GuidanceAnswers.Said(one.Answer)}"));
        }
        foreach (var line in panel.Guidance)
        {
            Say($"{line.Title} ({line.Actor})");
            Write(line.Version);
        }
    }

    private static void Say(string text) => Console.WriteLine(VisibleText.Of(text));
}

/// <summary>A version of a guidance, as options.</summary>
internal sealed class GuidanceOptions
{
    private readonly Option<string> authority = new("--authority")
    {
        Description = "Who says it, with its record if there is one: BIS=organization/bis.", Required = true,
    };
    private readonly Option<string[]> organizations = new("--organization")
    {
        Description = "An organisation that the words name, with its record: Huawei=organization/huawei.",
    };
    private readonly Option<string?> list = new("--list") { Description = "The list that they speak of, such as \"Entity List\"." };
    private readonly Option<ImmutableArray<StandardsActivity>> activities =
        Parsing.ManyWords<StandardsActivity>("--activity", "An activity that the words name");
    private readonly Option<VenueKind?> venue = Parsing.Word<VenueKind>("--venue", "The sort of venue that they name");
    private readonly Option<string?> unclear = new("--unclear") { Description = "What the words leave open." };
    private readonly Option<string> ask = new("--ask") { Description = "Whom to ask about a case.", Required = true };
    private readonly SourceOptions source = new();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[authority, organizations, list, activities, venue, unclear, ask]) command.Options.Add(option);
        source.AddTo(command);
    }

    public GuidanceVersion Read(ParseResult parsed) => new(
        EntityId.New(), Named(parsed.GetValue(authority)!), parsed.GetValue(activities) is { IsDefault: false } said ? said : [],
        [.. (parsed.GetValue(organizations) ?? []).Select(Named)], source.Valid(parsed) ?? new(null, null), source.Source(parsed), parsed.GetValue(ask)!,
        parsed.GetValue(list), parsed.GetValue(venue), parsed.GetValue(unclear));

    private static Reference Named(string text) => WatchOptions.Entry(text) is var (name, record) ? new(name, record) : new(text);
}
