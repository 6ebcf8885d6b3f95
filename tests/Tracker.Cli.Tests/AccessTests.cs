using System.Net;
using Tracker.Cli.Access;
using Tracker.Cli.Commands;
using Tracker.Domain.Shared;

namespace Tracker.Cli.Tests;

public sealed class AccessTests : IDisposable
{
    private static readonly Uri Server = new("http://127.0.0.1:5280");
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_session_is_kept_for_its_owner_only_and_found_again()
    {
        var sessions = new SavedSessions(folder.Path);
        sessions.Save(Server, Cookie("one"));
        sessions.Save(new Uri("http://127.0.0.1:5281"), Cookie("other"));
        sessions.Save(Server, Cookie("two"));

        Assert.Equal("two", sessions.Find(Server)!.Cookies!.GetCookies(Server)["tracker-session"]!.Value);
        Assert.Equal(new Uri("http://127.0.0.1:5280/"), sessions.Newest()!.Server);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "sessions.json")));
    }

    [Fact]
    public void A_session_that_the_server_ended_is_forgotten()
    {
        var sessions = new SavedSessions(folder.Path);
        sessions.Save(Server, Cookie("one"));

        sessions.Save(Server, new CookieContainer());

        Assert.Null(sessions.Find(Server));
    }

    [Fact]
    public void Damaged_sessions_are_named()
    {
        var file = folder.Write("sessions.json", "{");

        Assert.Contains(file, Assert.Throws<UnableException>(new SavedSessions(folder.Path).Newest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operator_of_a_running_server_is_read_from_its_data_folder()
    {
        folder.Write("operator.json", """{"address":"http://127.0.0.1:5280","secret":"word"}""");

        var credential = OperatorFile.Of(folder.Path);

        Assert.Equal((Server, "word"), (credential.Server, credential.OperatorSecret));
        using var http = credential.Http();
        Assert.Equal("Operator word", http.DefaultRequestHeaders.Authorization!.ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"address":"nowhere","secret":"word"}""")]
    public void A_damaged_operator_file_is_named(string text)
    {
        var file = folder.Write("operator.json", text);

        Assert.Contains(file, Assert.Throws<UnableException>(() => OperatorFile.Of(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_without_a_server_or_none_at_all_says_so()
    {
        Assert.Contains("No server runs", Assert.Throws<UnableException>(() => OperatorFile.Of(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no data folder", Assert.Throws<UnableException>(() => OperatorFile.Of(folder.Path + "-missing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operator_who_may_not_watch_is_told_to_sign_in_and_a_participant_is_told_what_the_server_says()
    {
        var actor = ActorId.Parse("delegation/sample-sg13");

        var told = FollowCommand.Explained(Rejection.NotFound, actor, new Credential(Server, "word")).Sentence;

        Assert.Contains("the operator, who cannot read", told, StringComparison.Ordinal);
        Assert.Contains("tracker sign-in LINK", told, StringComparison.Ordinal);
        Assert.Equal(Rejection.NotFound, FollowCommand.Explained(Rejection.NotFound, actor, new Credential(Server, Cookies: Cookie("word"))));
    }

    private static CookieContainer Cookie(string value)
    {
        var cookies = new CookieContainer();
        cookies.Add(Server, new Cookie("tracker-session", value));
        return cookies;
    }
}
