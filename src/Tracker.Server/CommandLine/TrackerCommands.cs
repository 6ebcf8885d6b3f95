using System.CommandLine;
using Tracker.Server.Documents;
using Tracker.Server.Hosting;
using Command = System.CommandLine.Command;

namespace Tracker.Server.CommandLine;

/// <summary>The command line of the server's executable.</summary>
public static class TrackerCommands
{
    internal static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the embedded database (else Tracker__Storage__DataFolder).",
        Recursive = true,
    };

    internal static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "Connection string of a PostgreSQL (else Tracker__Storage__ConnectionString).",
        Recursive = true,
    };

    public static RootCommand Root() => new("Tracker: live records of international standards work.")
    {
        Data, Postgres, Serve(), ReadingCommands.Show(), ReadingCommands.History(), VerifyCommand.Of(), RebuildCommand.Of(), MeasureCommand.Of(),
        ReadDocument(),
    };

    private static Command Serve()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by ';'." };
        var sample = new Option<bool>("--sample") { Description = "Load the sample; loading it again changes nothing." };
        var serve = new Command("serve", "Serve until stopped.") { urls, sample };
        serve.SetAction((parsed, cancellation) => Guarded(async () =>
        {
            var settings = StorageSettings(parsed);
            if (parsed.GetValue(urls) is { } listen) settings["urls"] = listen;
            if (parsed.GetValue(sample)) settings["Tracker:Sample:Load"] = "true";
            await using var app = await TrackerServer.Build(settings);
            await app.RunAsync(cancellation);
            return 0;
        }));
        return serve;
    }

    /// <summary>Started by the server itself, for each document that strangers made.</summary>
    private static Command ReadDocument()
    {
        var form = new Argument<string>("form");
        var read = new Command(ReadingProcess.Verb, "Read the text of a document from the standard input.") { form };
        read.Hidden = true;
        read.SetAction(parsed => ReadingProcess.Serve(parsed.GetValue(form)!));
        return read;
    }

    internal static Dictionary<string, string?> StorageSettings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(Data) is { } data) settings["Tracker:Storage:DataFolder"] = data;
        if (parsed.GetValue(Postgres) is { } postgres) settings["Tracker:Storage:ConnectionString"] = postgres;
        return settings;
    }

    /// <summary>Where the records are, by the options and the environment.</summary>
    internal static StorageSettings Storage(ParseResult parsed)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(StorageSettings(parsed)).Build();
        var options = OptionsReader.Read(configuration);
        return new(Path.GetFullPath(options.Storage.DataFolder), options.Storage.ConnectionString);
    }

    /// <summary>Exit code 2 with a sentence for each problem that the operator can fix.</summary>
    internal static async Task<int> Guarded(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (SettingsException e)
        {
            foreach (var error in e.Errors) Console.Error.WriteLine($"tracker: {VisibleText.Of(error)}");
        }
        catch (Exception e) when (e is StoreUnavailableException or UsageException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"tracker: {VisibleText.Of(e.Message)}");
        }
        catch (System.Data.Common.DbException e)
        {
            Console.Error.WriteLine($"tracker: The database could not be read: {VisibleText.Of(e.Message)}");
        }
        return 2;
    }
}

/// <summary>The command line asks for something that cannot be done; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
