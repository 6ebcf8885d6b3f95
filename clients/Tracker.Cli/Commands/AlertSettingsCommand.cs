using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain;
using Tracker.Domain.Alerts;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>alerts settings …</c>: where alerts are mailed, which of them, and when.</summary>
internal static class AlertSettingsCommand
{
    private static readonly AlertsKind Kind = (AlertsKind)TrackerKinds.All.Find(AlertsKind.Word)!;

    public static Command Of() => new("settings", "How you are told: your e-mail address, time zone, quiet hours and digests.")
    {
        Show(), Choose(), Address(), Confirm(),
        Plain("forget", "Remove your e-mail address: no more mail is sent.", "tracker alerts settings forget", new RemoveAddress()),
        Plain("off", "Turn mail off; all else stays as it is.", "tracker alerts settings off", new SwitchMail(true)),
        Plain("on", "Turn mail on again.", "tracker alerts settings on", new SwitchMail(false)),
    };

    private static ExampleCommand Show()
    {
        var show = new ExampleCommand("show", "Show how you are told.", "tracker alerts settings show");
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var standing = await api.Mail(cancel);
            if (standing.Value is not { } mail) return ServerAccess.Refused(standing);
            var (state, failure) = await Own(api, cancel);
            if (failure is not null) return failure.Value;
            if (parsed.GetValue(ServerOptions.Json))
                Output.Json(state is { } json ? JsonNode.Parse(json.Utf8.Span)!["mail"] ?? new JsonObject() : new JsonObject(), ApiJson.Lenient.JsonNode);
            else Print(MailIn(state), mail.Sends);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Choose()
    {
        var zone = new Option<string?>("--zone") { Description = $"Your time zone, {ZoneName.Rule}." };
        zone.Validators.Add(result =>
        {
            if (result.GetValue(zone) is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)) result.AddError($"There is no time zone '{name}'.");
        });
        var yours = Parsing.Word<AlertWay>("--yours", "How you are told what you owe and what concerns you");
        var important = Parsing.Word<AlertWay>("--important", "How you are told of officers, editors, stages and decisions");
        var other = Parsing.Word<AlertWay>("--other", "How you are told of every other change");
        var at = new Option<TimeOnly?>("--digest-at")
        {
            HelpName = "time", Description = "When digests come, such as 08:00.", CustomParser = r => Clock(r, r.Tokens[0].Value),
        };
        var on = Parsing.Word<DayOfWeek>("--digest-on", "The day of the weekly digest");
        var quiet = new Option<string?>("--quiet")
        {
            HelpName = "times", Description = "No mail between these times, such as 22:00-07:00; none for no such hours.",
        };
        quiet.Validators.Add(result =>
        {
            if (result.GetValue(quiet) is { } said && said != "none" && QuietIn(said) is null)
                result.AddError($"'{said}' is neither two times such as 22:00-07:00 nor none.");
        });
        var choose = new ExampleCommand(
            "choose", "Choose how you are told; what is left out stays.",
            "tracker alerts settings choose --zone Europe/Zurich --yours at-once --important daily --digest-at 08:00 --quiet 22:00-07:00")
            { zone, yours, important, other, at, on, quiet };
        choose.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, failure) = await Own(api, cancel);
            if (failure is not null) return failure.Value;
            var was = MailIn(state).Delivery.Value;
            var chosen = was ?? Delivery.In(parsed.GetValue(zone) ?? LocalZone());
            return await Send(api, new ChooseDelivery(chosen with
            {
                Zone = parsed.GetValue(zone) ?? chosen.Zone,
                Yours = parsed.GetValue(yours) ?? chosen.Yours,
                Important = parsed.GetValue(important) ?? chosen.Important,
                Other = parsed.GetValue(other) ?? chosen.Other,
                DigestAt = parsed.GetValue(at) ?? chosen.DigestAt,
                DigestOn = parsed.GetValue(on) ?? chosen.DigestOn,
                Quiet = parsed.GetValue(quiet) is { } said ? QuietIn(said) : chosen.Quiet,
            }, was), cancel);
        }));
        return choose;
    }

    private static ExampleCommand Address()
    {
        var email = new Argument<string>("email") { Description = "Your address." };
        var address = new ExampleCommand(
            "address", "Send a code to an address; mail goes there once you confirm it.", "tracker alerts settings address kim@example.org") { email };
        address.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.SendAddressCode(parsed.GetValue(email)!, cancel);
            if (answer.Value is null) return ServerAccess.Refused(answer);
            Console.WriteLine("A code was sent. Enter it with 'tracker alerts settings confirm CODE' within a day.");
            return TrackerCli.Done;
        }));
        return address;
    }

    private static ExampleCommand Confirm()
    {
        var code = new Argument<string>("code") { Description = "The code that was sent to it." };
        var confirm = new ExampleCommand("confirm", "Confirm the address.", "tracker alerts settings confirm abcd-efgh-jkmn-pq23") { code };
        confirm.SetAction((parsed, cancel) => ServerAccess.With(
            parsed, asOperator: false, (_, api) => Send(api, new ConfirmAddress(parsed.GetValue(code)!), cancel)));
        return confirm;
    }

    private static ExampleCommand Plain(string name, string description, string example, MailCommand command)
    {
        var plain = new ExampleCommand(name, description, example);
        plain.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Send(api, command, cancel)));
        return plain;
    }

    /// <summary>The participant's own record; null if it does not exist yet, or the exit code with the reason printed.</summary>
    private static async Task<(RawJson? State, int? Failure)> Own(ApiClient api, CancellationToken cancel)
    {
        var me = await api.Me(cancel);
        if (me.Value is not { Participant: var participant }) return (null, ServerAccess.Refused(me));
        var opened = await api.Record(AlertsKind.Of(participant), cancel);
        return opened.Value is { Rejection: null } read ? (read.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Own(participant))?.State, null)
            : (opened.Rejection ?? opened.Value?.Rejection)?.Code == RejectionCode.NotFound ? (null, null)
            : (null, ServerAccess.Refused(opened));
    }

    private static AlertMail MailIn(RawJson? state) =>
        (state is { } json ? (AlertBook)JsonSerializer.Deserialize(json.Utf8.Span, Kind.StateInfo)! : AlertBook.Empty).Mail ?? AlertMail.Empty;

    private static async Task<int> Send(ApiClient api, MailCommand command, CancellationToken cancel)
    {
        var me = await api.Me(cancel);
        if (me.Value is not { Participant: var participant }) return ServerAccess.Refused(me);
        return await Sending.Send(api, Kind, AlertsKind.Of(participant), CompartmentId.Own(participant), command, cancel) ?? TrackerCli.Done;
    }

    private static void Print(AlertMail mail, bool sends)
    {
        if (!sends) Console.WriteLine("This installation sends no mail. Alerts are in Tracker only.");
        Console.WriteLine(mail switch
        {
            { Refused: { } no } => $"Mail to {VisibleText.Of(mail.Address?.Address)} stopped on {Output.Time(no.At)}: {VisibleText.Of(no.Sentence)}",
            { IsOff.Value: true, Address: not null } => "Mail is off.",
            { Address: { } to } => $"Mail goes to {VisibleText.Of(to.Address)}.",
            _ => "No address is confirmed.",
        });
        if (mail.Proposed is { } proposed) Console.WriteLine($"A code was sent to {VisibleText.Of(proposed.Address)} at {Output.Time(proposed.At)}.");
        if (mail.Failing is { } failing)
            Console.WriteLine($"Mail could not be delivered since {Output.Time(failing.Since)}. {VisibleText.Of(failing.Sentence)}");
        if (mail.Delivery.Value is not { } chosen) return;
        foreach (var sort in Enum.GetValues<AlertSort>()) Console.WriteLine($"{Word(sort),-10} {Word(chosen.Of(sort))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"digests",-10} {chosen.DigestAt:HH:mm}, weekly on {chosen.DigestOn} ({chosen.Zone})"));
        if (chosen.Quiet is { } quiet) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"quiet",-10} {quiet.From:HH:mm}-{quiet.To:HH:mm}"));
    }

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string LocalZone() =>
        TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id
        : TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out var known) ? known : "UTC";

    private static TimeOnly? Clock(ArgumentResult result, string text)
    {
        if (ClockIn(text) is { } time) return time;
        result.AddError($"'{text}' is not a time such as 08:00.");
        return null;
    }

    private static TimeOnly? ClockIn(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static QuietHours? QuietIn(string said) =>
        said.Split('-') is [var from, var to] && ClockIn(from) is { } begin && ClockIn(to) is { } end ? new(begin, end) : null;
}
