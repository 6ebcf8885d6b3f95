using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Tracker.Server.Tests.Meetings;

public sealed class ScheduleTests(NewServer shared) : IClassFixture<NewServer>
{
    private const string Table = "11 Nov\t9:00-10:30\tOpening plenary\tHall 1\n11 Nov\tsoon\tDinner\n";

    private const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Somebody//EN
        BEGIN:VEVENT
        UID:one@example.org
        SUMMARY:Closing plenary
        DTSTART;TZID=Europe/Paris:20131115T140000
        DTEND;TZID=Europe/Paris:20131115T170000
        END:VEVENT
        END:VCALENDAR
        """;

    private readonly RunningServer server = shared.Server;

    [Theory]
    [InlineData("week.txt", Table, "Opening plenary", "2013-11-11", "09:00")]
    [InlineData("week.ics", Calendar, "Closing plenary", "2013-11-15", "14:00")]
    public async Task Schedule_is_read_by_the_kind_of_its_file_and_nothing_is_kept(string name, string file, string title, string day, string starts)
    {
        var week = await Read(name, file);
        var row = Assert.Single(week["rows"]!.AsArray())!;
        Assert.Equal((title, starts), ((string)row["statement"]!["title"]!, (string)row["statement"]!["starts"]!));
        Assert.Contains(day, row["day"]!.ToJsonString(), StringComparison.Ordinal);
        using var admin = await server.SignedIn("admin");
        Assert.Empty((await RunningServer.Json(await admin.GetAsync("/api/records?kind=meeting"))).AsArray());
    }

    [Fact]
    public async Task Row_that_cannot_be_read_is_named_with_its_reason_and_the_others_are_read()
    {
        var problem = Assert.Single((await Read("week.txt", Table))["problems"]!.AsArray())!;
        Assert.Equal((2, "“soon” is no time"), ((int)problem["row"]!, ((string)problem["sentence"]!).Split('.', ':')[0]));
    }

    [Theory]
    [InlineData("week.yml", "a: [1, 2"), InlineData("week.ics", "BEGIN:VCALENDAR"), InlineData("week.txt", "nothing of a schedule"), InlineData("week.txt", "")]
    public async Task File_that_is_no_schedule_is_answered_with_the_reason(string name, string file)
    {
        var week = await Read(name, file);
        Assert.Empty(week["rows"]!.AsArray());
        Assert.NotEmpty((string)week["problems"]![0]!["sentence"]!);
    }

    [Theory]
    [InlineData("name=&year=2013", "name"), InlineData("name=week.txt&year=0", "year"), InlineData("name=week.txt&year=10000", "year")]
    public async Task Question_that_cannot_be_names_its_field(string query, string field)
    {
        using var admin = await server.SignedIn("admin");
        using var body = new StringContent(Table, Encoding.UTF8, "text/plain");
        var answer = await admin.PostAsync($"/api/schedules?{query}", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (string)(await RunningServer.Json(answer))["field"]!);
    }

    [Fact]
    public async Task Schedule_is_read_for_participants_only()
    {
        using var stranger = server.Browser();
        using var body = new StringContent(Table, Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/api/schedules?name=week.txt", body)).StatusCode);
    }

    private async Task<JsonNode> Read(string name, string file)
    {
        using var admin = await server.SignedIn("admin");
        using var body = new StringContent(file, Encoding.UTF8, "application/octet-stream");
        var answer = await admin.PostAsync($"/api/schedules?name={name}&year=2013", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await RunningServer.Json(answer);
    }
}
