using System.CommandLine;

namespace Tracker.Cli.Access;

/// <summary>The server that a command uses, and its sign-in there.</summary>
internal static class ServerAccess
{
    /// <summary>Runs with the API of the chosen server. Exit code 2 with a sentence if it cannot be reached.</summary>
    public static async Task<int> With(ParseResult parsed, bool asOperator, Func<Credential, ApiClient, Task<int>> run)
    {
        try
        {
            var sessions = SavedSessions.OfUser();
            var credential = Of(parsed, asOperator, sessions);
            using var http = credential.Http();
            var code = await run(credential, new ApiClient(http));
            if (credential.Cookies is { } cookies) sessions.Save(credential.Server, cookies);
            return code;
        }
        catch (UnableException e)
        {
            return Say(e.Message);
        }
        catch (HttpRequestException e)
        {
            return Say($"The server cannot be reached: {e.Message}");
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException)
        {
            return Say("The server does not answer.");
        }
    }

    /// <summary>The session ended while a command was running.</summary>
    public static readonly Rejection SessionEnded = Rejection.Forbidden("Your session has ended. Sign in again with `tracker sign-in <link>`.");

    public static int Say(string sentence)
    {
        Console.Error.WriteLine($"tracker: {VisibleText.Of(sentence)}");
        return TrackerCli.Unable;
    }

    /// <summary>Prints why there is no value.</summary>
    public static int Refused<T>(Answer<T> answer) where T : class
    {
        if (answer.SignInNeeded) return Say("You are not signed in there. Use `tracker sign-in <link>`, or --data FOLDER on the server's machine.");
        return Refused(answer.Rejection);
    }

    public static int Refused(Rejection? rejection)
    {
        Console.Error.WriteLine($"tracker: {VisibleText.Of(rejection?.Sentence)}{(rejection?.Field is { } field ? $" ({VisibleText.Of(field)})" : "")}");
        return TrackerCli.Refused;
    }

    private static Credential Of(ParseResult parsed, bool asOperator, SavedSessions sessions)
    {
        if (parsed.GetValue(ServerOptions.Data) is { } data) return OperatorFile.Of(data);
        if (parsed.GetValue(ServerOptions.Address) is { } address)
            return Uri.TryCreate(address, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
                ? sessions.Find(server!) ?? throw new UnableException($"You are not signed in at {address}. Use `tracker sign-in <link>`.")
                : throw new UnableException($"'{address}' is not an address such as http://127.0.0.1:5280.");
        var local = OperatorFile.DefaultFolders().Select(OperatorFile.Find).FirstOrDefault(c => c is not null);
        var own = sessions.Newest();
        if (asOperator && local is not null && own is not null)
            Console.Error.WriteLine($"tracker: This is done as the operator of this machine. To do it as who is signed in, add --address {own.Server}");
        return (asOperator ? local ?? own : own ?? local)
            ?? throw new UnableException(
                "No server is known. Sign in with `tracker sign-in <link>`, or name the data folder of a server on this machine with --data FOLDER.");
    }
}
