using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Delegations;
using static Tracker.Cli.Commands.DelegationActs;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>floor show</c>, <c>open</c>, <c>close</c>, <c>call</c>, <c>instruct</c>, <c>acknowledge</c>, and what is heard: <c>intervention</c>,
/// <c>objection</c>, <c>vote</c>, <c>outcome</c>, <c>withdraw</c>.</summary>
internal static class FloorCommand
{
    public static Command Of() => new("floor", "What a delegation uses in the room of its meeting.")
    {
        Show(), Open(), Close(), LetRun(), Call(), Instruct(), Acknowledge(), Intervention(), Objection(), Vote(), Outcome(), Withdraw(),
    };

    private static ExampleCommand Show()
    {
        var delegation = DelegationCommand.Delegation();
        var number = new Option<string?>("--point") { Description = "The number of an agenda point. Default: the one under discussion." };
        var show = new ExampleCommand("show", "The point under discussion, its instruction, who has not acknowledged it, and what was heard.",
            "tracker floor show delegation/sample-sg13") { delegation, number };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var named = parsed.GetValue(number);
            if (named is not null && DelegationCommand.PointOf(state, named) is null) return ServerAccess.Say($"There is no point '{named}' on the agenda.");
            var point = named is null ? FloorPart.Of(state).Point.Value : DelegationCommand.PointOf(state, named);
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Line(state, point)));
            else Print(state, point);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Open() => Change(
        "open", "Open the floor when the meeting begins. Only the head can.", "tracker floor open delegation/sample-sg13", [],
        (_, _) => (new OpenFloor(), "Opened the floor."));

    private static ExampleCommand Close() => Change(
        "close", "Close the floor: nothing more is recorded on it. Only the head can.", "tracker floor close delegation/sample-sg13", [],
        (_, _) => (new CloseFloor(), "Closed the floor."));

    private static ExampleCommand LetRun()
    {
        var who = Parsing.Option<ParticipantId>("--participant", "Who calls points beside the head. Default: nobody.");
        return Change("let-run", "Let somebody else call points too. Only the head can.",
            "tracker floor let-run delegation/sample-sg13 --participant sample-member", [who],
            (parsed, state) => (new LetRunFloor(FloorPart.Of(state).RunBy.Value, parsed.GetValue(who)), "Changed who runs the floor."));
    }

    private static ExampleCommand Call() => AtPoint(
        "call", "Call a point: it is under discussion now.", "tracker floor call delegation/sample-sg13 2", [],
        (_, state, point) => (new CallPoint(FloorPart.Of(state).Point.Value, point), "Called"));

    private static ExampleCommand Instruct()
    {
        var text = new Argument<string?>("text")
        {
            Description = "What the delegates do. Without it the instruction is taken back.", Arity = ArgumentArity.ZeroOrOne,
        };
        return AtPoint("instruct", "Give or change the instruction on a point; each delegate acknowledges it anew. Only the head can.",
            "tracker floor instruct delegation/sample-sg13 2 \"Ask that it be noted\"", [text],
            (parsed, state, point) => (new Instruct(point, VersionOf(state, point), parsed.GetValue(text)), "Instructed on"));
    }

    private static ExampleCommand Acknowledge() => AtPoint(
        "acknowledge", "Say that you have read the instruction on a point.", "tracker floor acknowledge delegation/sample-sg13 2", [],
        (_, state, point) => (new AcknowledgeInstruction(point, VersionOf(state, point)), "Acknowledged the instruction on"));

    private static ExampleCommand Intervention()
    {
        var (who, stance, text) = (Who("Who spoke."), Word<Intervening>("stance"), Text());
        return AtPoint("intervention", "Note what somebody in the meeting said.",
            "tracker floor intervention delegation/sample-sg13 2 Borduria oppose --text \"Asks for a liaison statement\"", [who, stance, text],
            (parsed, _, point) => (new NoteIntervention(
                EntityId.New(), point, parsed.GetValue(who)!, Read<Intervening>(parsed.GetValue(stance)!), parsed.GetValue(text)), "Noted on"));
    }

    private static ExampleCommand Objection()
    {
        var (who, text) = (Who("Who objected."), Text());
        return AtPoint("objection", "Note an objection.", "tracker floor objection delegation/sample-sg13 2 Borduria", [who, text],
            (parsed, _, point) => (new NoteObjection(EntityId.New(), point, parsed.GetValue(who)!, parsed.GetValue(text)), "Noted on"));
    }

    private static ExampleCommand Vote()
    {
        var (who, vote) = (Who("The member that voted."), Word<MemberVote>("vote"));
        return AtPoint("vote", "Note how a member of the meeting voted, as far as it is known.",
            "tracker floor vote delegation/sample-sg13 2 Borduria against", [who, vote],
            (parsed, _, point) => (new NoteMemberVote(
                EntityId.New(), point, parsed.GetValue(who)!, Read<MemberVote>(parsed.GetValue(vote)!)), "Noted on"));
    }

    private static ExampleCommand Outcome()
    {
        var (outcome, text) = (Word<FloorOutcome>("outcome"), Text());
        var counts = (string[])["--in-favour", "--against", "--abstained"];
        var options = counts.Select(c => new Option<int?>(c) { Description = "How many; leave it out if it is unknown." }).ToArray();
        return AtPoint("outcome", "Note how the meeting ended a point.", "tracker floor outcome delegation/sample-sg13 2 not-accepted --against 20",
            [outcome, .. options, text],
            (parsed, _, point) =>
            {
                var seen = options.Select(o => parsed.GetValue(o)).ToArray();
                var tally = Array.TrueForAll(seen, c => c is null) ? null : new VoteTally(seen[0], seen[1], seen[2]);
                return (new NoteOutcome(EntityId.New(), point, Read<FloorOutcome>(parsed.GetValue(outcome)!), tally, parsed.GetValue(text)), "Noted on");
            });
    }

    private static ExampleCommand Withdraw()
    {
        var note = Parsing.Argument<EntityId>("note", "Its identifier, as 'floor show --json' shows it.");
        var reason = new Argument<string>("reason") { Description = "Why it is wrong." };
        return Change("withdraw", "Withdraw a note that is wrong; it stays to be read.",
            "tracker floor withdraw delegation/sample-sg13 0193a1f2b3c4 Misheard", [note, reason],
            (parsed, _) => (new WithdrawFloorNote(parsed.GetValue(note), parsed.GetValue(reason)!), "Withdrew the note."));
    }

    private static Argument<string> Who(string what) => new("who") { Description = what + " An organisation or delegation." };

    private static Option<string?> Text() => new("--text") { Description = "What was said." };

    private static int VersionOf(DelegationState state, EntityId point) => FloorPart.Of(state).Instructions.GetValueOrDefault(point)?.Version ?? 0;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private static object Line(DelegationState state, EntityId? shown)
    {
        var floor = FloorPart.Of(state);
        var given = shown is { } at ? floor.Instructions.GetValueOrDefault(at) : null;
        return new
        {
            state = Said(floor.State.Value), runBy = floor.RunBy.Value?.Value, point = shown is { } p ? state.Agenda[p].Number.Value : null,
            title = shown is { } t ? state.Agenda[t].Title.Value : null,
            instruction = given?.Text, version = given?.Version, owedBy = given?.OwedBy(state, Today).Select(o => o.Value),
            notes = shown is { } on ? floor.On(on).Select(n => new
            {
                note = n.Id.Value, sort = Said(n.Sort), who = n.Who, stance = n.Stance is { } s ? Said(s) : null, vote = n.Vote is { } v ? Said(v) : null,
                outcome = n.Outcome is { } o ? Said(o) : null, inFavour = n.Tally?.InFavour, against = n.Tally?.Against, abstained = n.Tally?.Abstained,
                text = n.Text, by = n.By.Value, heard = Output.Time(n.Heard), recorded = Output.Time(n.Recorded), withdrawnFor = n.WithdrawnFor,
            }) : null,
        };
    }

    private static void Print(DelegationState state, EntityId? shown)
    {
        var floor = FloorPart.Of(state);
        Console.WriteLine($"The floor is {Said(floor.State.Value).Replace('-', ' ')}.");
        if (shown is not { } point)
        {
            Console.WriteLine("No point is under discussion.");
            return;
        }
        Console.WriteLine(VisibleText.Of($"Point {Named(state, point)}"));
        var given = floor.Instructions.GetValueOrDefault(point);
        Console.WriteLine("Instruction: " + (given?.Text is { } text ? VisibleText.Of(text) : "none"));
        foreach (var who in given?.OwedBy(state, Today) ?? []) Console.WriteLine($"  not acknowledged: {who}");
        foreach (var which in (PositionText[])[PositionText.AcceptableRange, PositionText.RedLine, PositionText.Fallback])
            Console.WriteLine($"{Said(which).Replace('-', ' ')}: {VisibleText.Of(state.Positions[point].Text(which).Value ?? "not written")}");
        foreach (var note in floor.On(point)) Console.WriteLine(VisibleText.Of(Line(note)));
        if (!floor.On(point).Any(n => n.Sort == FloorSort.Objection && !n.IsWithdrawn))
            Console.WriteLine("Objections: none recorded; there may have been one that nobody noted.");
    }

    private static string Line(FloorNote n)
    {
        var what = n.Stance is { } stance ? Said(stance) : n.Vote is { } vote ? "vote " + Said(vote) : n.Outcome is { } outcome ? "outcome " + Said(outcome)
            : "objection";
        var counts = n.Tally is { } t
            ? string.Create(CultureInfo.InvariantCulture, $" ({Known(t.InFavour)} in favour, {Known(t.Against)} against, {Known(t.Abstained)} abstained)") : "";
        return $"{Output.Time(n.Heard)}  {(n.Who is { } who ? who + ": " : "")}{what}{counts}{(n.Text is { } text ? ": " + text : "")}"
            + (n.WithdrawnFor is { } reason ? $"  (withdrawn: {reason})" : "");
    }

    private static string Known(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
