using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Domain;
using Tracker.Domain.Alerts;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>alerts list</c>, <c>alerts read</c>, <c>subscribe</c> and <c>unsubscribe</c>: what others change in what a participant follows.</summary>
internal static class AlertsCommand
{
    private static readonly AlertsKind Kind = (AlertsKind)TrackerKinds.All.Find(AlertsKind.Word)!;
    private static readonly Argument<ActorId> Record = Parsing.Argument<ActorId>("record", "The record, such as committee/itu-t/sg13.");
    private static readonly Option<EntityId?> Point = Parsing.Option<EntityId>("--point", "An agenda point of a delegation; without it, the whole record.");

    public static Command Of() => new("alerts", "What others changed in what you follow, and what you owe.") { List(), Read(), AlertSettingsCommand.Of() };

    public static ExampleCommand Subscribe()
    {
        var level = Parsing.Word<AlertLevel>("--level", "Of which changes you are told; everything if it is left out");
        var subscribe = new ExampleCommand("subscribe", "Be told what others change in a record.", "tracker subscribe committee/itu-t/sg13 --level important")
            { Record, Point, level };
        subscribe.SetAction((parsed, cancel) => Follow(parsed, parsed.GetValue(level) ?? AlertLevel.Everything, cancel));
        return subscribe;
    }

    public static ExampleCommand Unsubscribe()
    {
        var unsubscribe = new ExampleCommand("unsubscribe", "Be told no longer.", "tracker unsubscribe committee/itu-t/sg13") { Record, Point };
        unsubscribe.SetAction((parsed, cancel) => Follow(parsed, AlertLevel.Nothing, cancel));
        return unsubscribe;
    }

    private static ExampleCommand List()
    {
        var unread = new Option<bool>("--unread") { Description = "Only what you have not read." };
        var list = new ExampleCommand("list", "List what others changed, the newest first.", "tracker alerts list --unread") { unread };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Alerts(cancel);
            if (answer.Value is not { } alerts) return ServerAccess.Refused(answer);
            if (parsed.GetValue(unread)) alerts = alerts with { Lines = alerts.Lines.FindAll(l => l.Unread > 0) };
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(alerts, ApiJson.Lenient.AlertList);
            else foreach (var line in alerts.Lines) Print(line);
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand Read()
    {
        var record = Parsing.Argument<ActorId>("record", "The record whose alerts you have read.");
        record.Arity = ArgumentArity.ZeroOrOne;
        var all = new Option<bool>("--all") { Description = "Everything that is listed." };
        var read = new ExampleCommand("read", "Mark alerts as read.", "tracker alerts read --all") { record, all };
        read.Validators.Add(result =>
        {
            if (result.GetResult(record) is { Tokens.Count: > 0 } == result.GetValue(all)) result.AddError("Name one record, or read --all.");
        });
        read.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Alerts(cancel);
            if (answer.Value is not { } alerts) return ServerAccess.Refused(answer);
            var lines = alerts.Lines.Where(l => l.Unread > 0 && (parsed.GetValue(all) || l.Record == parsed.GetValue(record))).ToList();
            if (lines.Count == 0) return TrackerCli.Done;
            return await Send(api, new ReadAlerts([.. lines.Select(l => l.Seen)]), cancel);
        }));
        return read;
    }

    /// <summary>What is in the record by now is no news.</summary>
    private static Task<int> Follow(ParseResult parsed, AlertLevel to, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (record, point) = (parsed.GetValue(Record), parsed.GetValue(Point));
            var following = await api.Following(cancel);
            if (following.Value is not { } lines) return ServerAccess.Refused(following);
            var was = lines.Find(l => l.Record == record && l.Point == point)?.Level ?? AlertLevel.Nothing;
            if (to == AlertLevel.Nothing) return await Send(api, new FollowRecord(record, was, to, point), cancel);
            var opened = await api.Record(record, cancel);
            if (opened.Value is not { Rejection: null } read)
                return opened.Value is null ? ServerAccess.Refused(opened) : ServerAccess.Refused(opened.Value.Rejection);
            var seen = read.Parts.ToImmutableSortedDictionary(p => p.Compartment, p => p.Version);
            return await Send(api, new FollowRecord(record, was, to, point, seen), cancel);
        });

    private static async Task<int> Send(ApiClient api, AlertCommand command, CancellationToken cancel)
    {
        var me = await api.Me(cancel);
        if (me.Value is not { Participant: var participant }) return ServerAccess.Refused(me);
        return await Sending.Send(api, Kind, AlertsKind.Of(participant), CompartmentId.Own(participant), command, cancel) ?? TrackerCli.Done;
    }

    private static void Print(AlertLine line)
    {
        Console.WriteLine($"{line.Record}  {VisibleText.Of(line.Title)}{(line.Through is { } committee ? $" (in {VisibleText.Of(committee)})" : "")}");
        foreach (var change in line.Changes)
            Console.WriteLine(
                $"  {(change.IsUnread ? "*" : " ")} {Output.Time(change.At)}  {(change.ByName is { } name ? VisibleText.Of(name) + " " : "")}"
                + VisibleText.Of(change.What));
    }
}
