using System.Runtime.CompilerServices;
using Bunit;

namespace Tracker.Web.Tests;

/// <summary>How long a test waits for what must happen: only a failure takes that long, so a busy machine gets its time.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(1);
}
