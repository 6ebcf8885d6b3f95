using Tracker.Domain.Directory;
using Tracker.Import.Sample;
using Tracker.Server.Directory;
using Tracker.Server.Hosting;
using Tracker.Server.Sample;
using Tracker.Server.SignIn;

namespace Tracker.Server.FirstStart;

/// <summary>
/// Runs once the server listens: writes the operator's credential, gives an empty installation its first administrator, says how to sign
/// in, and prints the address.
/// </summary>
public sealed partial class Opening(
    DirectoryCache directory, DirectoryDesk desk, LinkIssuer links, OperatorCredential credential, PublicAddress address,
    SampleDesk sample, TrackerOptions options, StartWarnings warnings, IHostApplicationLifetime life, ILogger<Opening> logger) : BackgroundService
{
    private static readonly ParticipantId Administrator = ParticipantId.Parse("admin");
    private static readonly EntityId First = EntityId.Parse("first");
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the server can be used.</summary>
    public Task Opened => opened.Task;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        credential.Remove();
        await base.StopAsync(cancellationToken);
    }

    private bool HasBegun => directory.State.Participants.TryGetValue(Administrator, out var entry) && entry.Memberships.ContainsKey(First);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registered = life.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(stoppingToken);
            warnings.Write(logger);
            credential.Write();
            await directory.Loaded.WaitAsync(stoppingToken);
            if (!HasBegun) await Begin(stoppingToken);
            var hasSample = directory.State.Participants.ContainsKey(SampleAccounts.Head.Id);
            if (options.Sample.Load && !hasSample) await LoadSample(stoppingToken);
            Console.WriteLine($"Tracker is ready at {address.Value}");
            opened.TrySetResult();
            // A sample that is there is only looked through, for what another edition says: nobody waits for it.
            if (options.Sample.Load && hasSample) await LoadSample(stoppingToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            Failed(e);
            opened.TrySetException(e);
            life.StopApplication();
        }
    }

    /// <summary>Each step may be done already, by another server that starts at the same moment or by an interrupted start.</summary>
    private async Task Begin(CancellationToken cancellation)
    {
        foreach (Command command in (Command[])
        [
            new OpenDirectory(),
            new AddParticipant(Administrator, "Administrator"),
            new AddMembership(First, Administrator, GroupId.Administration),
        ])
        {
            var outcome = await desk.Send(DirectoryState.System, command, cancellation);
            if (outcome is { Result: not Result.Accepted, Rejection: not { Code: RejectionCode.Duplicate } })
                throw new InvalidOperationException($"The directory could not be started: {outcome.Rejection?.Sentence ?? "the store does not answer"}");
        }
        Console.WriteLine("This installation is new.");
        await SayHowToSignIn([("Administrator", Administrator)], cancellation);
    }

    private async Task LoadSample(CancellationToken cancellation)
    {
        var isNew = !directory.State.Participants.ContainsKey(SampleAccounts.Head.Id);
        Console.WriteLine("Loading the sample.");
        var (steps, problems) = await sample.Load(cancellation);
        foreach (var problem in problems) Console.Error.WriteLine($"  {problem}");
        Console.WriteLine($"The sample is loaded: {steps} commands, {problems.Count} refused.");
        if (isNew) await SayHowToSignIn([.. SampleAccounts.All.Select(a => (a.Name, a.Id))], cancellation);
    }

    /// <summary>Prints sign-in links to a terminal. What is not a terminal may be a log, which others read and which is kept.</summary>
    private async Task SayHowToSignIn((string Name, ParticipantId Id)[] accounts, CancellationToken cancellation)
    {
        var isTerminal = !Console.IsOutputRedirected;
        Console.WriteLine(isTerminal
            ? "Sign in with a link. Each works once; `tracker participant link` makes another:"
            : "Sign in with a link. One of these commands makes it, on this machine; it is not printed into a log:");
        foreach (var (name, id) in accounts)
            Console.WriteLine(isTerminal
                ? $"  {name}: {(await links.Issue(id, ParticipantId.System, cancellation)).Address}"
                : $"  {name}: tracker participant link {id} --data \"{Path.GetFullPath(options.Storage.DataFolder)}\"");
    }

    [LoggerMessage(3101, LogLevel.Critical, "The server could not be opened.")]
    private partial void Failed(Exception e);
}
