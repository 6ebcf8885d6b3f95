using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Parts;
using Tracker.Domain.Surveys;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>survey list</c>, <c>show</c>, <c>open</c>, <c>invite</c>, <c>answer</c>, <c>close</c>, <c>withdraw</c>: the yearly survey of barriers.</summary>
internal static class SurveyCommand
{
    private static readonly SurveyKind Kind = new();

    public static Command Of() => new("survey", "The yearly survey of what keeps people from taking part; answers are counted without names.")
    {
        ListCommand.Of(SurveyKind.Word, "List the surveys.", "tracker survey list --json"), Show(), Open(), Invite(), Answer(), Close(), Withdraw(),
    };

    private static ExampleCommand Show()
    {
        var year = Year();
        var show = new ExampleCommand("show", "Show a survey, its result when it is closed, and whether you have answered.", "tracker survey show 2026")
            { year };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var opened = await api.Record(Actor(parsed, year), cancel);
            if (opened.Value is not { Rejection: null } record) return ServerAccess.Refused(opened);
            var parts = record.Parts.Where(p => p.State is not null).ToDictionary(
                p => p.Compartment, p => (SurveyRecord)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, Kind.StateInfo)!);
            if (parts.GetValueOrDefault(CompartmentId.Record) is not { } survey) return ServerAccess.Refused(Rejection.NotFound);
            var own = parts.FirstOrDefault(p => p.Key.IsOwned).Value;
            var managed = parts.GetValueOrDefault(CompartmentId.Program);
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Shown(survey, managed, own)));
            else Write(survey, managed, own);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Open()
    {
        var (year, about) = (Year(), new Argument<string>("about") { Description = "What it is for; everybody reads it." });
        var open = new ExampleCommand("open", "Open the survey of a year, as a program manager.", "tracker survey open 2026 \"What keeps you away?\"")
            { year, about };
        open.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
            SurveyRules.Refuses(parsed.GetValue(year), DateOnly.FromDateTime(DateTime.UtcNow)) is { } no ? ServerAccess.Refused(no)
            : await Sends(parsed, api, year, new OpenSurvey(parsed.GetValue(about)!), "Opened", cancel)));
        return open;
    }

    private static ExampleCommand Invite()
    {
        var (year, company) = (Year(), Parsing.Argument<GroupId>("company", "A company whose people are invited, such as org/acme."));
        var words = new Option<string>("--words") { Description = "A few words that they read with the invitation." };
        company.Validators.Add(result =>
        {
            if (GroupId.TryParse(result.Tokens[0].Value) is { IsOrganization: false } other)
                result.AddError($"'{other}' is not a company, such as org/acme.");
        });
        var invite = new ExampleCommand("invite", "Invite the people of a company, as a program manager.", "tracker survey invite 2026 org/acme")
            { year, company, words };
        invite.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var people = await api.People(cancel: cancel);
            if (people.Value is null) return ServerAccess.Refused(people);
            ImmutableArray<Addressee> to =
                [.. people.Value.Where(p => p.Group == parsed.GetValue(company)).Select(p => new Addressee(p.Id, p.Group))];
            return to.IsEmpty
                ? ServerAccess.Refused(Rejection.Invalid($"No participant belongs to {parsed.GetValue(company)} today.", "company"))
                : await Sends(parsed, api, year, new InviteToSurvey(new(to), parsed.GetValue(words)), "Invited", cancel);
        }));
        return invite;
    }

    private static ExampleCommand Answer()
    {
        var (year, barriers) = (Year(), Parsing.ManyWords<BarrierKind>("--named", "What keeps you from taking part, or none"));
        barriers.Required = true;
        var answer = new ExampleCommand("answer", "Answer a survey to which you are invited. It counts once, and nobody can say which answer is yours.",
            "tracker survey answer 2026 --named fees-and-travel --named time-and-staff") { year, barriers };
        answer.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
            Done(parsed, Actor(parsed, year), await api.AnswerSurvey(Actor(parsed, year), new(parsed.GetValue(barriers)), cancel), "Counted")));
        return answer;
    }

    private static ExampleCommand Close()
    {
        var year = Year();
        var close = new ExampleCommand("close", "Close a survey and publish its result, as a program manager. It cannot be opened again.",
            "tracker survey close 2026") { year };
        close.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
            Done(parsed, Actor(parsed, year), await api.CloseSurvey(Actor(parsed, year), cancel), "Closed")));
        return close;
    }

    private static ExampleCommand Withdraw()
    {
        var (year, reason) = (Year(), new Argument<string>("reason") { Description = "Why; everybody reads it." });
        var withdraw = new ExampleCommand("withdraw", "Withdraw a survey that nobody has answered, as a program manager. It can be opened again.",
            "tracker survey withdraw 2027 \"Opened for the wrong year\"") { year, reason };
        withdraw.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) => Done(
            parsed, Actor(parsed, year), await api.WithdrawSurvey(Actor(parsed, year), parsed.GetValue(reason)!, cancel), "Withdrawn")));
        return withdraw;
    }

    private static int Done(ParseResult parsed, ActorId survey, Answer<SurveyDone> answer, string done) =>
        answer.Value is null ? ServerAccess.Refused(answer) : Said(parsed, survey, done);

    private static int Said(ParseResult parsed, ActorId survey, string done)
    {
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { survey = survey.Value, done }) : $"{done}: {survey}.");
        return TrackerCli.Done;
    }

    private static async Task<int> Sends(
        ParseResult parsed, ApiClient api, Argument<int> year, Domain.Shared.Command command, string done, CancellationToken cancel) =>
        await Sending.Send(api, Kind, Actor(parsed, year), CompartmentId.Program, command, cancel) is { } no ? no : Said(parsed, Actor(parsed, year), done);

    private static object Shown(SurveyRecord survey, SurveyRecord? managed, SurveyRecord? own) => new
    {
        year = survey.Year, about = survey.About, opened = survey.Opened, closed = survey.Closed, withdrawn = survey.Withdrawn?.Reason,
        invited = managed?.AllInvited.All.Length,
        answered = managed?.Answered, youHaveAnswered = own?.HasAnswered, rule = SurveyResult.Rule,
        result = survey.Result is not { } result ? null : new
        {
            invited = result.Invited, answered = result.Answered,
            counts = result.Counts.Select(c => new { barrier = Parsing.WordOf(c.Barrier), named = c.Named }),
        },
    };

    private static void Write(SurveyRecord survey, SurveyRecord? managed, SurveyRecord? own)
    {
        var (year, isOpen) = (survey.Year.ToString(CultureInfo.InvariantCulture), survey.IsOpen);
        var state = survey.Withdrawn is { } withdrawn ? $"withdrawn: {withdrawn.Reason}" : isOpen ? "open" : "closed";
        Console.WriteLine(VisibleText.Of($"{year}: {survey.About} ({state})"));
        if (own is not null) Console.WriteLine(own.HasAnswered ? "  You have answered." : isOpen ? "  Your answer is asked for." : "  You have not answered.");
        if (managed is not null) Console.WriteLine($"  {managed.Answered} of {managed.AllInvited.All.Length} invited have answered");
        if (survey.Result is not { } result) return;
        Console.WriteLine($"  {result.Answered} of {result.Invited} invited answered; the others are unknown");
        foreach (var (barrier, named) in result.Counts) Console.WriteLine($"  {(named is { } shown ? $"{shown,5}" : "    –")}  {Parsing.WordOf(barrier)}");
        Console.WriteLine($"  {SurveyResult.Rule}");
    }

    private static Argument<int> Year()
    {
        var year = new Argument<int>("year") { Description = "The year that is asked about." };
        year.Validators.Add(result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                && asked is < SurveyRules.FirstYear or > SurveyRules.LastYear)
                result.AddError(SurveyRules.NoYear.Sentence);
        });
        return year;
    }

    private static ActorId Actor(ParseResult parsed, Argument<int> year) => SurveyRules.ActorOf(parsed.GetValue(year));
}
