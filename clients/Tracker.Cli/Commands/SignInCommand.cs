using System.CommandLine;
using System.Net;
using System.Web;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>sign-in</c>: uses a link and saves the session for this user.</summary>
internal static class SignInCommand
{
    private static readonly Argument<string> Link = new("link") { Description = "Your sign-in link; it works once." };

    public static Command Of()
    {
        var command = new ExampleCommand(
            "sign-in", "Sign in with a link and keep the session.", "tracker sign-in \"https://tracker.example.org/sign-in?link=abc\"") { Link };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(Link)!, SavedSessions.OfUser(), cancel));
        return command;
    }

    internal static async Task<int> Run(string link, SavedSessions sessions, CancellationToken cancel)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https") || HttpUtility.ParseQueryString(uri.Query)["link"] is not { } secret)
            return ServerAccess.Say("That is not a sign-in link. It looks like https://…/sign-in?link=….");
        var (server, cookies) = (new Uri(uri.GetLeftPart(UriPartial.Authority)), new CookieContainer());
        try
        {
            using var http = new Credential(server, Cookies: cookies).Http();
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("link", secret)]);
            using var response = await http.PostAsync(new Uri(uri.AbsolutePath, UriKind.Relative), form, cancel);
            if (cookies.GetCookies(server).Count == 0)
            {
                Console.Error.WriteLine("tracker: The link has been used, has expired, or is incomplete. Ask for a new one.");
                return TrackerCli.Refused;
            }
            var me = await new ApiClient(http).Me(cancel);
            if (me.Value is not { } known) return ServerAccess.Refused(me);
            sessions.Save(server, cookies);
            Console.WriteLine($"Signed in at {server} as {VisibleText.Of(known.Name)} ({known.Participant}).");
            return TrackerCli.Done;
        }
        catch (HttpRequestException e)
        {
            return ServerAccess.Say($"The server cannot be reached: {e.Message}");
        }
    }
}
