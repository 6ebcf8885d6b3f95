using System.CommandLine;
using System.Net.Http.Headers;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Meetings;
using Tracker.Domain.Subjects;
using Command = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>import meetings</c>: schedules of meetings from files; repeating it changes nothing, and a later schedule corrects an earlier one.</summary>
internal static class ImportMeetings
{
    private static readonly string[] Endings = [".yml", ".yaml", ".ics"];

    public static ExampleCommand Of()
    {
        var path = new Argument<string>("path")
        {
            Description = "A file in YAML (.yml) or iCalendar (.ics), a table in text, or a folder of the first two.",
        };
        var committee = Parsing.Option<ActorId>("--committee", "Whose meetings they are; the keys of their records begin as its key does.");
        var into = Parsing.Option<ActorId>("--into", "The record of the meeting, for one file. Default: made of the committee and the name of the file.");
        var document = new Option<string?>("--document") { Description = "The schedule's title, as its source. Default: the title in the file, or its name." };
        var link = new Option<string?>("--link") { Description = "An http or https address of it." };
        var zone = new Option<string?>("--zone") { Description = "The time zone of the place, such as Europe/Berlin, where the file does not say it." };
        var import = new ExampleCommand("meetings", "Record the schedules of meetings: days, place, sessions, agenda and documents.",
            "tracker import meetings events --committee committee/iso/tc-154 --link https://www.isotc154.org/")
            { path, committee, into, document, link, zone };
        import.Validators.Add(result =>
        {
            if (result.GetValue(committee) is null && result.GetValue(into) is null) result.AddError("Say whose meetings they are: --committee or --into.");
            if (result.GetValue(committee) is { } of && of.Kind != "committee") result.AddError($"'{of}' is no committee.");
            if (result.GetValue(into) is { } to && to.Kind != Meeting.Kind.Name) result.AddError($"'{to}' is no meeting.");
            if (result.GetValue(into) is not null && Directory.Exists(result.GetValue(path))) result.AddError("--into takes one file, not a folder.");
            if (result.GetValue(zone) is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
                result.AddError($"There is no time zone '{name}': write {ZoneName.Rule}.");
        });
        import.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var files = Files(parsed.GetValue(path)!);
            if (files.Count == 0)
                return ServerAccess.Say($"There is no schedule at '{parsed.GetValue(path)}': no file, or none of {string.Join(", ", Endings)}.");
            if (parsed.GetValue(committee) is { } missing && await CommitteeOf(api, missing, cancel) is null)
                return ServerAccess.Say($"There is no {missing}. Begin it first: tracker record create committee {missing.Key} --help");
            var code = TrackerCli.Done;
            foreach (var file in files)
            {
                var one = await Import(
                    api, file, parsed.GetValue(committee), parsed.GetValue(into), parsed.GetValue(document), parsed.GetValue(link), parsed.GetValue(zone),
                    parsed.GetValue(ServerOptions.Json), cancel);
                if (one != TrackerCli.Done) code = one;
            }
            return code;
        }));
        return import;
    }

    private static List<string> Files(string path) =>
        Directory.Exists(path)
            ? [.. Directory.GetFiles(path).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)]
        : File.Exists(path) ? [path] : [];

    private static async Task<int> Import(
        ApiClient api, string file, ActorId? committee, ActorId? into, string? document, string? link, string? zone, bool json, CancellationToken cancel)
    {
        var name = Path.GetFileName(file);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancel))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        };
        var read = await api.Schedule(name, body, cancel: cancel);
        if (read.Value is not { } week) return ServerAccess.Refused(read);
        if (week.Refused is { } why) return ServerAccess.Say($"{name}: {VisibleText.Of(why)}");
        if (zone is not null && week.Held?.Zone is null) week = week with { Held = (week.Held ?? new Held()) with { Zone = zone } };
        if (week.Held?.Zone is { } at && TimeZoneInfo.TryFindSystemTimeZoneById(at, out var clock)) week = week.ByTheClockOf(clock);
        var actor = into ?? ActorId.TryParse($"{Meeting.Kind.Name}/{committee!.Value.Key}/{Path.GetFileNameWithoutExtension(name).ToLowerInvariant()}");
        if (actor is not { } meeting)
            return ServerAccess.Say($"{name}: its name makes no key of a record: {ActorId.Rule}. Rename it, or name the record with --into.");
        var title = document ?? week.Title ?? name;
        var opened = await api.Record(meeting, cancel);
        if (opened.SignInNeeded) return ServerAccess.Refused(opened);
        var book = opened.Value is null ? null : BookOf(opened.Value);
        if (book is null)
        {
            var source = ScheduleSource.Of(week, new WeekRow(0, new Titled(week.Title ?? name), week.Title ?? name), title, link);
            if (await Send(new OpenSubject(EntityId.New(), week.Title ?? name, source, null, week.Days)) is { } closed) return closed;
            if (committee is { } of && await CommitteeOf(api, of, cancel) is { } called && await Send(
                new RecordClaim(new Assertion(EntityId.New(), new OfCommittee(called), source))) is { } refused) return refused;
        }
        var changes = WeekChanges.Of(book ?? ClaimBook.Empty, week);
        foreach (var command in changes.Commands(row => ScheduleSource.Of(week, row, title, link)))
            if (await Send(command) is { } refused) return refused;
        Say(meeting, name, week, changes, json);
        return TrackerCli.Done;

        Task<int?> Send(Command command) => Sending.Send(api, Meeting.Kind, meeting, CompartmentId.Record, command, cancel);
    }

    /// <summary>The committee by its title; null if it has no record.</summary>
    private static async Task<Reference?> CommitteeOf(ApiClient api, ActorId committee, CancellationToken cancel) =>
        (await api.Record(committee, cancel)).Value is { } opened && StateOf(opened) is { Opened: true, Title: { } title } ? new(title, committee) : null;

    private static ClaimBook? BookOf(OpenedMessage opened) => StateOf(opened) is { Opened: true } state ? state.Book : null;

    private static SubjectState? StateOf(OpenedMessage opened) =>
        opened.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Record)?.State is { } json
            ? JsonSerializer.Deserialize(json.Utf8.Span, Meeting.Kind.StateInfo) as SubjectState : null;

    private static void Say(ActorId meeting, string file, MeetingWeek week, WeekChanges changes, bool json)
    {
        int Of(WeekChange change) => changes.Rows.Count(r => r.Change == change);
        var (added, corrected, same) = (Of(WeekChange.New), Of(WeekChange.Changed), Of(WeekChange.Same));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                actor = meeting.Value, file, added, corrected, same, takenBack = Of(WeekChange.TakenBack), missing = changes.Missing.Length,
                problems = week.Problems.Select(p => new { row = p.Row, sentence = p.Sentence }),
            }));
            return;
        }
        Console.WriteLine($"{meeting}: {added} new, {corrected} corrected, {same} as recorded.");
        if (changes.Missing.Length > 0)
            Console.WriteLine($"  {changes.Missing.Length} recorded sessions of these days are not in {VisibleText.Of(file)}; they stay.");
        foreach (var problem in week.Problems) Console.Error.WriteLine($"{VisibleText.Of(file)}:{problem.Row}: {VisibleText.Of(problem.Sentence)}");
    }
}
